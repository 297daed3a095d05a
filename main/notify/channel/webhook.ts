import { createHmac } from 'node:crypto';
import { defineChannel } from '../channel.ts';
import { openHttpPost } from '../http-post.ts';

/**
 * A POST of JSON `{event, title, body, at, facts}`. With a secret, `x-adit-signature` is
 * `t=<Unix s>,v1=<hex>` where hex is HMAC-SHA256 of `<t>.<body>`: the receiver can tell a forgery, and by
 * the time a replay. (The shape of Stripe's and GitHub's webhooks.)
 */
export const webhook = defineChannel({
  kind: 'webhook',
  open: (settings, deps) =>
    openHttpPost(
      {
        url: settings.url,
        path: (path) => path,
        request(message) {
          const body = JSON.stringify({
            event: message.event,
            title: message.title,
            body: message.body,
            at: new Date(message.atMs).toISOString(),
            facts: message.facts,
          });
          const headers = { 'content-type': 'application/json' };
          if (deps.secret === '') return { headers, body };
          const signature = signWebhook(deps.secret, body, Math.floor(deps.clock.now() / 1000));
          return { headers: { ...headers, 'x-adit-signature': signature }, body };
        },
      },
      deps,
    ),
});

/** The value of `x-adit-signature`. */
export function signWebhook(key: string, body: string, atS: number): string {
  const mac = createHmac('sha256', key).update(`${atS}.${body}`).digest('hex');
  return `t=${atS},v1=${mac}`;
}
