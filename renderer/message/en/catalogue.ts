import { errorTexts } from '../../../common/message/en/error.ts';
import { guardName, hostMessage } from './host.ts';
import { message } from './message.ts';
import { planMessage } from './plan.ts';
import { quantityMessage } from './quantity.ts';
import { remoteMessage } from './remote.ts';
import { timelineText } from './timeline.ts';
import { trustMessage } from './trust.ts';
import { updateMessage } from './update.ts';

/** Every word of the interface, in English: the source of truth for all languages. */
export const catalogue = {
  ...message,
  error: errorTexts,
  guardName,
  host: hostMessage,
  plan: planMessage,
  quantity: quantityMessage,
  remote: remoteMessage,
  /** Says what comes in English from where no catalogue is: reasons of main, labels of models. */
  said: (english: string): string => english,
  timeline: timelineText,
  trust: trustMessage,
  update: updateMessage,
};
