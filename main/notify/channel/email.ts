import { isLocalHost } from '../../net/host-policy.ts';
import { isSmtpRefusal, sendMail } from '../../net/smtp.ts';
import { brokenChannel, defineChannel, failedDelivery } from '../channel.ts';

/** One mail for each message, over SMTP. */
export const email = defineChannel({
  kind: 'email',
  open(settings, { clock, secret, nodeId }) {
    const { host, port, security, tlsPin, user, from, to } = settings;
    if (security === 'none' && (secret !== '' || !isLocalHost(host))) {
      return brokenChannel('without TLS mail goes only inside the own network and without a login');
    }
    return {
      async send({ title, body, atMs }, signal) {
        try {
          await sendMail({
            server: { host, port, security, tlsPin },
            login: user === '' ? null : { user, password: secret },
            mail: { from, to, subject: title, text: body, atMs, id: `${atMs}.${nodeId}` },
            clock,
            signal,
          });
          return { ok: true };
        } catch (error) {
          if (isSmtpRefusal(error)) {
            const { problem, isTransient } = error;
            return { ok: false, problem, mayRetry: isTransient };
          }
          return failedDelivery(error);
        }
      },
      close: () => undefined,
    };
  },
});
