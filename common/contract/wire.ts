import { z } from 'zod';
import type { WireError } from './errors.ts';

/**
 * How a contract crosses a border: request, response and event envelopes over a transport of two
 * functions. The same derivation serves Electron's IPC, a WebSocket, a worker port and memory.
 */

export interface RequestSpec<
  Argument extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> {
  readonly kind: 'request';
  readonly argument: Argument;
  readonly result: Result;
  /** Changes something: refused to a read-only client. */
  readonly writes: boolean;
}

export interface EventSpec<Payload extends z.ZodType = z.ZodType> {
  readonly kind: 'event';
  readonly payload: Payload;
}

export type Contract = Readonly<Record<string, Readonly<Record<string, RequestSpec | EventSpec>>>>;

/** A call that only reads. */
export function query<A extends z.ZodType, R extends z.ZodType>(
  argument: A,
  result: R,
): RequestSpec<A, R> {
  return { kind: 'request', argument, result, writes: false };
}

/** A call that changes something; read-only clients may not make it. */
export function command<A extends z.ZodType, R extends z.ZodType>(
  argument: A,
  result: R,
): RequestSpec<A, R> {
  return { kind: 'request', argument, result, writes: true };
}

/** Something main tells every client. */
export function event<P extends z.ZodType>(payload: P): EventSpec<P> {
  return { kind: 'event', payload };
}

type EventName<Name extends string> = `on${Capitalize<Name>}`;

/** The client's view: `api.mining.pause(x)` is a promise, `api.app.onChanged(fn)` unsubscribes. */
export type Client<C extends Contract> = {
  readonly [Area in keyof C]: {
    readonly [Name in keyof C[Area] as C[Area][Name] extends RequestSpec
      ? Name
      : never]: C[Area][Name] extends RequestSpec<infer A, infer R>
      ? z.input<A> extends void
        ? () => Promise<z.output<R>>
        : (argument: z.input<A>) => Promise<z.output<R>>
      : never;
  } & {
    readonly [Name in keyof C[Area] & string as C[Area][Name] extends EventSpec
      ? EventName<Name>
      : never]: C[Area][Name] extends EventSpec<infer P>
      ? (listener: (payload: z.output<P>) => void) => () => void
      : never;
  };
};

/** The server's view: one handler for each request; a missing one does not compile. `Caller` is the server's own word for who calls. */
export type Handlers<C extends Contract, Caller> = {
  readonly [Area in keyof C]: {
    readonly [Name in keyof C[Area] as C[Area][Name] extends RequestSpec
      ? Name
      : never]: C[Area][Name] extends RequestSpec<infer A, infer R>
      ? (argument: z.output<A>, caller: Caller) => z.input<R> | Promise<z.input<R>>
      : never;
  };
};

export const RequestMessage = z.strictObject({
  type: z.literal('request'),
  id: z.number().int().nonnegative(),
  channel: z.string().max(64),
  argument: z.unknown().optional(),
});
export const ResponseMessage = z.strictObject({
  type: z.literal('response'),
  id: z.number().int().nonnegative(),
  ok: z.boolean(),
  value: z.unknown().optional(),
  error: z.unknown().optional(),
});
export const EventMessage = z.strictObject({
  type: z.literal('event'),
  channel: z.string().max(64),
  payload: z.unknown(),
});

export type RequestMessage = z.infer<typeof RequestMessage>;
export type ResponseMessage =
  | { type: 'response'; id: number; ok: true; value?: unknown }
  | { type: 'response'; id: number; ok: false; error: WireError };
export type EventMessage = z.infer<typeof EventMessage>;
export type ServerMessage = ResponseMessage | EventMessage;

/** Two functions; everything above is the same whatever carries it. Messages are structured-cloneable and JSON-safe. */
export interface Transport<Out, In> {
  post(message: Out): void;
  /** Returns how to stop listening. */
  onMessage(listener: (message: In) => void): () => void;
  /** Called once when the other side is gone; returns how to stop listening. */
  onClose(listener: () => void): () => void;
}
export type ClientTransport = Transport<RequestMessage, ServerMessage>;
