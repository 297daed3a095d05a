import { Notification } from 'electron';
import type { DesktopNotifier } from '../notify/channel.ts';

/** Notifications of the operating system; where it has none, nothing is shown and the channel says so. */
export function systemNotifier(showWindow: () => void): DesktopNotifier | undefined {
  if (!Notification.isSupported()) return undefined;
  return (title, body) => {
    const notification = new Notification({ title, body });
    notification.on('click', showWindow);
    notification.show();
  };
}
