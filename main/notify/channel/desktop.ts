import { brokenChannel, defineChannel } from '../channel.ts';

/** A notification of the operating system, where the app has a window. */
export const desktop = defineChannel({
  kind: 'desktop',
  open(_settings, { desktop: show }) {
    if (show === null) return brokenChannel('there is no desktop here: Adit runs without a window');
    return {
      async send({ title, body }) {
        show(title, body);
        return { ok: true };
      },
      close: () => undefined,
    };
  },
});
