import { errorTexts } from '../../../common/message/de/error.ts';
import { saidPhrases } from '../../../common/message/de/said.ts';
import { createSaid } from '../../../common/message/said.ts';
import type { Catalogue } from '../catalogue.ts';
import { guardName, hostMessage } from './host.ts';
import { message } from './message.ts';
import { modelPhrases } from './model.ts';
import { planMessage } from './plan.ts';
import { quantityMessage } from './quantity.ts';
import { remoteMessage } from './remote.ts';
import { timelineText } from './timeline.ts';
import { trustMessage } from './trust.ts';
import { updateMessage } from './update.ts';

/** Every word of the interface, in German. */
export const catalogue = {
  ...message,
  error: errorTexts,
  guardName,
  host: hostMessage,
  plan: planMessage,
  quantity: quantityMessage,
  remote: remoteMessage,
  said: createSaid({ ...saidPhrases, ...modelPhrases }, 'de'),
  timeline: timelineText,
  trust: trustMessage,
  update: updateMessage,
} satisfies Catalogue;
