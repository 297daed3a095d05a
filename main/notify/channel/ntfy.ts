import { isUrgent } from '../../../common/message/notify-text.ts';
import { defineChannel } from '../channel.ts';
import { openHttpPost } from '../http-post.ts';

const tags: Readonly<Record<string, string>> = {
  'block-found': 'tada',
  'block-matured': 'moneybag',
  'block-orphaned': 'warning',
  'payout-proof-failed': 'rotating_light',
  'source-lost': 'electric_plug',
  temperature: 'thermometer',
};

/** Source: ntfy's "Publish as JSON", a POST to the server's root. */
export const ntfy = defineChannel({
  kind: 'ntfy',
  open: (settings, deps) =>
    openHttpPost(
      {
        url: settings.url,
        path: (path) => path,
        request({ event, title, body }) {
          const tag = tags[event];
          return {
            headers: {
              'content-type': 'application/json',
              ...(deps.secret === '' ? {} : { authorization: `Bearer ${deps.secret}` }),
            },
            body: JSON.stringify({
              topic: settings.topic,
              title,
              message: body,
              priority: isUrgent(event) ? 4 : 3,
              ...(tag === undefined ? {} : { tags: [tag] }),
            }),
          };
        },
      },
      deps,
    ),
});
