import type { AppState } from '../../common/contract/app.ts';
import { isAppError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { NotifyChannel, NotifyEvent, NotifyKind } from '../../common/contract/notify.ts';
import { errorText } from '../../common/message/error.ts';
import type { DeadlineClock } from '../net/http.ts';
import { isAbort } from '../net/socket-error.ts';

/** One message, the same for every channel. */
export interface NotifyMessage {
  readonly event: NotifyEvent | 'test';
  readonly title: string;
  readonly body: string;
  readonly atMs: number;
  /** What a program may want of it; no secret is ever among them. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export type Delivery =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: string;
      /** False where only another setting can help: it is not tried again. */
      readonly mayRetry: boolean;
      /** It asked to be left alone so long. */
      readonly retryAfterMs?: number;
    };

export interface OpenChannel {
  /** Never throws, except an AbortError. */
  send(message: NotifyMessage, signal: AbortSignal): Promise<Delivery>;
  /** Where it is told how things stand as well, not only what happened. As `send`, never throws. */
  readonly readings?: {
    readonly everyMs: number;
    send(state: AppState, signal: AbortSignal): Promise<Delivery>;
  };
  close(): void;
}

/** Shows a notification of the operating system. */
export type DesktopNotifier = (title: string, body: string) => void;

export interface ChannelDeps {
  readonly clock: DeadlineClock & { now(): number };
  /** '' when none is set. */
  readonly secret: string;
  /** null where there is no desktop: the command line. */
  readonly desktop: DesktopNotifier | null;
  readonly userAgent: string;
  /** Names this computer's Adit among others; stable from run to run. */
  readonly nodeId: string;
}

/** One way of telling: a file of its name in `channel/`. */
export interface ChannelDefinition<Kind extends NotifyKind = NotifyKind> {
  readonly kind: Kind;
  open(settings: Extract<NotifyChannel, { kind: Kind }>, deps: ChannelDeps): OpenChannel;
}

export function defineChannel<Kind extends NotifyKind>(
  definition: ChannelDefinition<Kind>,
): ChannelDefinition<Kind> {
  return definition;
}

/** A channel whose settings can not work; it says why and connects to nothing. */
export function brokenChannel(problem: string): OpenChannel {
  return {
    send: async () => ({ ok: false, problem, mayRetry: false }),
    close: () => undefined,
  };
}

/** An error of the net as a delivery that failed; its words hold a host at most, never a path or a token. */
export function failedDelivery(error: unknown): Delivery {
  if (isAbort(error)) throw error;
  const wire = wireErrorFrom(error);
  const isFinal = isAppError(error, 'net.certificate') || isAppError(error, 'net.bad-url');
  return { ok: false, problem: errorText(wire).title.replace(/\.$/, ''), mayRetry: !isFinal };
}
