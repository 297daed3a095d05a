import type { z } from 'zod';
import { AppError, wireErrorFrom } from '../../common/contract/errors.ts';
import {
  type Contract,
  type Handlers,
  RequestMessage,
  type RequestSpec,
  type ResponseMessage,
} from '../../common/contract/wire.ts';

/** Who calls: what it may do, and a signal that aborts when it is gone. */
export interface Caller {
  readonly signal: AbortSignal;
  readonly readOnly: boolean;
  /** From outside: it may not change who else is let in. */
  readonly isRemote: boolean;
}

/** Answers one request message; never throws. undefined: the message was not even a request. */
export type Router = (message: unknown, caller: Caller) => Promise<ResponseMessage | undefined>;

/**
 * Serves a contract: finds the call, parses its argument, runs its handler, encodes what it returns or
 * throws. Everything a client sends is unknown until it has passed here.
 *
 * @param reportFault - told of errors that are not coded: faults of ours, for the log
 */
export function createRouter<C extends Contract>(
  contract: C,
  handlers: Handlers<C, Caller>,
  reportFault: (channel: string, error: unknown) => void,
): Router {
  const calls = new Map<string, { spec: RequestSpec; run: Handler }>();
  for (const [area, specs] of Object.entries(contract)) {
    for (const [name, spec] of Object.entries(specs)) {
      if (spec.kind !== 'request') continue;
      const areaHandlers = handlers[area] as Record<string, Handler>;
      calls.set(`${area}.${name}`, { spec, run: areaHandlers[name]! });
    }
  }

  return async (message, caller) => {
    const request = RequestMessage.safeParse(message);
    if (!request.success) return undefined;
    const { id, channel, argument } = request.data;
    try {
      const call = calls.get(channel);
      if (call === undefined) throw new AppError('ipc.unknown-call', { channel });
      if (call.spec.writes && caller.readOnly) throw new AppError('ipc.read-only', { channel });
      const parsed = call.spec.argument.safeParse(argument);
      if (!parsed.success) {
        throw new AppError('ipc.invalid-argument', { channel, problem: problemFrom(parsed.error) });
      }
      const value = await call.run(parsed.data, caller);
      return { type: 'response', id, ok: true, ...(value === undefined ? {} : { value }) };
    } catch (error) {
      if (!(error instanceof AppError)) reportFault(channel, error);
      return { type: 'response', id, ok: false, error: wireErrorFrom(error) };
    }
  };
}

type Handler = (argument: unknown, caller: Caller) => unknown;

function problemFrom(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join('.') || 'argument'}: ${issue.message}`)
    .join('; ');
}
