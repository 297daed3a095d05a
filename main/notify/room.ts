import type { AppState } from '../../common/contract/app.ts';
import type { TimelineEvent } from '../../common/contract/history.ts';
import type { NotifyChannel, NotifyInfo, NotifyReport } from '../../common/contract/notify.ts';
import type { Language } from '../../common/contract/settings.ts';
import { notifyTestText, notifyText } from '../../common/message/notify.ts';
import type { NotifyFact } from '../../common/message/notify-text.ts';
import type { DeadlineClock } from '../net/http.ts';
import type { DesktopNotifier, NotifyMessage } from './channel.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { openChannel } from './registry.ts';
import { type Report, startReport } from './report.ts';
import { createWatch } from './watch.ts';

export interface NotifyRoomDeps {
  readonly clock: DeadlineClock & { now(): number };
  readonly random: () => number;
  readonly log: (level: 'info' | 'warn', message: string, data?: object) => void;
  /** Secret of a channel, '' for none. */
  readonly secret: (channelId: string) => string;
  readonly desktop: DesktopNotifier | null;
  readonly userAgent: string;
  readonly nodeId: string;
  /** Read at each message. */
  readonly language: () => Language;
  readonly changed: (infos: readonly NotifyInfo[]) => void;
}

export interface NotifyRoom {
  /** Opens new channels, closes those that went, reopens those whose settings or secret changed. */
  configure(channels: readonly NotifyChannel[]): void;
  happened(event: Omit<TimelineEvent, 'id'>, state: AppState): void;
  stateChanged(state: AppState): void;
  /** Sends one message at once, over settings that need not be saved, and does not try again. */
  test(settings: NotifyChannel, secret: string, signal: AbortSignal): Promise<NotifyReport>;
  stop(): void;
}

/** The secret store's name for a channel's secret; sources have the plain ids. */
export const notifySecretId = (channelId: string): string => `notify-${channelId}`;

/** Tells those who want to know. Without channels nothing is ever connected. */
export function createNotifyRoom(deps: NotifyRoomDeps): NotifyRoom {
  const { clock, random, log } = deps;
  const open = new Map<
    string,
    {
      readonly key: string;
      readonly settings: NotifyChannel;
      readonly outbox: Outbox;
      readonly report: Report | undefined;
    }
  >();
  let configured: readonly NotifyChannel[] = [];
  let latest: AppState | undefined;
  const watch = createWatch(clock, tell);

  const channelDeps = (secret: string) => ({
    clock,
    secret,
    desktop: deps.desktop,
    userAgent: deps.userAgent,
    nodeId: deps.nodeId,
  });

  function tell(fact: NotifyFact): void {
    const { event, ...facts } = fact;
    const message: NotifyMessage = {
      ...notifyText(fact, deps.language()),
      event,
      atMs: clock.now(),
      facts,
    };
    for (const { settings, outbox } of open.values()) {
      if (settings.events.includes(event)) outbox.put(message);
    }
  }

  function publish(): void {
    deps.changed(
      configured.map(({ id }) => ({
        id,
        hasSecret: deps.secret(id) !== '',
        ...standingOf(id),
      })),
    );
  }

  function standingOf(id: string): Omit<NotifyInfo, 'id' | 'hasSecret'> {
    const { outbox, report } = open.get(id) ?? {};
    const standing = outbox?.standing() ?? { waiting: 0, sentAtMs: null, problem: '' };
    return { ...standing, problem: standing.problem || (report?.problem() ?? '') };
  }

  function close(id: string): void {
    open.get(id)?.report?.stop();
    open.get(id)?.outbox.close();
    open.delete(id);
  }

  return {
    configure(channels) {
      configured = channels;
      const keys = new Map(
        channels
          .filter(({ enabled }) => enabled)
          .map((each) => [each.id, JSON.stringify([each, deps.secret(each.id)])]),
      );
      for (const [id, { key }] of open) if (keys.get(id) !== key) close(id);
      for (const settings of channels) {
        const key = keys.get(settings.id);
        if (key === undefined || open.has(settings.id)) continue;
        const channel = openChannel(settings, channelDeps(deps.secret(settings.id)));
        const outbox = createOutbox(channel, {
          clock,
          random,
          changed: publish,
          failed: (problem) =>
            log('warn', 'a notification was not delivered', { kind: settings.kind, problem }),
        });
        const report =
          channel.readings &&
          startReport(channel.readings, { clock, state: () => latest, changed: publish });
        open.set(settings.id, { key, settings, outbox, report });
      }
      publish();
    },
    happened: watch.happened,
    stateChanged(state) {
      latest = state;
      watch.stateChanged(state);
    },
    async test(settings, secret, signal) {
      const channel = openChannel(settings, channelDeps(secret));
      const beganMs = clock.now();
      try {
        const message = {
          ...notifyTestText(deps.language()),
          event: 'test',
          atMs: beganMs,
          facts: {},
        } as const;
        const delivery = await channel.send(message, signal);
        return delivery.ok
          ? { ok: true, elapsedMs: clock.now() - beganMs }
          : { ok: false, problem: delivery.problem };
      } finally {
        channel.close();
      }
    },
    stop() {
      watch.stop();
      for (const id of [...open.keys()]) close(id);
    },
  };
}
