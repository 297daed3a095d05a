import { brokenChannel, defineChannel } from '../channel.ts';
import { openHttpPost } from '../http-post.ts';

const ownServer = 'https://api.telegram.org';

/** Source: Telegram Bot API, `sendMessage`. The token is part of the path, so no path is ever shown or logged. */
export const telegram = defineChannel({
  kind: 'telegram',
  open(settings, deps) {
    if (!/^\d{1,20}:[A-Za-z0-9_-]{10,100}$/.test(deps.secret)) {
      return brokenChannel('the token of the bot is missing or is none: 123456:ABC...');
    }
    return openHttpPost(
      {
        url: settings.url === '' ? ownServer : settings.url,
        path: (path) => `${path.replace(/\/$/, '')}/bot${deps.secret}/sendMessage`,
        request: ({ title, body }) => ({
          headers: { 'content-type': 'application/json' },
          // Plain text: nothing in it is read as markup.
          body: JSON.stringify({
            chat_id: settings.chatId,
            text: `${title}\n${body}`.slice(0, 4096),
          }),
        }),
        reason: ({ text }) => descriptionOf(text).replaceAll(deps.secret, '[token]'),
      },
      deps,
    );
  },
});

function descriptionOf(text: string): string {
  try {
    const { description } = JSON.parse(text) as { description?: unknown };
    return typeof description === 'string' ? description.slice(0, 200) : '';
  } catch {
    // A proxy's page instead of the API's answer: the status says enough.
    return '';
  }
}
