import type { NotifyChannel } from '../../common/contract/notify.ts';
import { desktop } from './channel/desktop.ts';
import { email } from './channel/email.ts';
import { mqtt } from './channel/mqtt.ts';
import { ntfy } from './channel/ntfy.ts';
import { telegram } from './channel/telegram.ts';
import { webhook } from './channel/webhook.ts';
import type { ChannelDefinition, ChannelDeps, OpenChannel } from './channel.ts';

/** Every way of telling. A new one is one file, its settings in the contract and a line here. */
export const channels = [desktop, webhook, ntfy, telegram, email, mqtt] as const;

/** Opens a channel as its settings say; it connects with the first message. */
export function openChannel(settings: NotifyChannel, deps: ChannelDeps): OpenChannel {
  const found = channels.find(({ kind }) => kind === settings.kind);
  if (found === undefined) throw new Error(`no channel of kind ${settings.kind}`);
  // The kind was just matched: definition and settings belong together.
  return (found as unknown as ChannelDefinition).open(settings, deps);
}
