/**
 * Every coded error with the data it carries. A code's docstring says what happened and what the user
 * can do; its English text is in common/message/error.ts, which does not compile without one.
 */
export interface ErrorParams {
  /** A call's argument did not fit its schema: a fault of the caller, nothing was changed. */
  'ipc.invalid-argument': { channel: string; problem: string };
  /** No such call: the page and the app are of different versions; reload. */
  'ipc.unknown-call': { channel: string };
  /** This client may only read. */
  'ipc.read-only': { channel: string };
  /** The connection to the app dropped before an answer came. */
  'ipc.disconnected': { channel: string };
  /** Something the app did not expect; details are in the log. */
  'app.internal': { what: string };
  /** The app did nothing for a while: another program, the disk or a fault of ours held it up. */
  'app.stalled': { stalledMs: number };
  /** Another Adit uses this data folder: use it, or choose another folder. */
  'app.already-running': { folder: string; pid: number | null };
  /** The data folder can not be written: choose another or mend its permission. */
  'app.folder-unusable': { folder: string; cause: string };

  /** The settings file was not readable; it was kept aside and defaults are in force. */
  'settings.unreadable': { file: string; keptAs: string };
  /** A setting's value is out of its bounds; the old value stays. */
  'settings.invalid': { field: string; value: string; allowed: string };
  /** The settings could not be written (full disk, permission): the change is in force until the app ends. */
  'settings.not-saved': { file: string; cause: string };
  /** History could not be opened; it was kept aside and a new one begun. */
  'history.unreadable': { file: string; keptAs: string };
  /** A write to disk failed; says what was not saved. */
  'disk.write-failed': { what: string; file: string; cause: string };

  /** The host name is not known to DNS. */
  'net.unknown-host': { host: string };
  /** Nothing listens at that port. */
  'net.refused': { host: string; port: number };
  /** No answer in time. */
  'net.timeout': { host: string; port: number; afterMs: number };
  /** The connection was closed by the other side. */
  'net.closed': { host: string; port: number };
  /** The certificate is not valid for this host or not trusted. */
  'net.certificate': { host: string; cause: string; fingerprint: string | null };
  /** The SOCKS5 proxy refused or can not be used; `problem` is its answer in words. */
  'net.proxy': { proxy: string; host: string; problem: string };
  /** The authorities typed for a source are no certificates. */
  'net.bad-authority': { host: string; problem: string };
  /** An answer was longer than any honest one. */
  'net.too-long': { host: string; limitBytes: number };
  /** Any other socket error, with the system's code. */
  'net.failed': { host: string; cause: string };
  /** The address (URL) can not be used; says why. */
  'net.bad-url': { url: string; problem: string };

  /** A web page or other text came where JSON was due. */
  'rpc.not-json': { host: string; begins: string };
  /** The node refused the user name or password, or the cookie. */
  'rpc.unauthorized': { host: string; method: 'password' | 'cookie' };
  /** The cookie file can not be read. */
  'rpc.cookie-unreadable': { file: string; cause: string };
  /** The node is starting; it answers by itself in a while. */
  'rpc.warming-up': { host: string; stage: string };
  /** The node is synchronising and gives no work yet. */
  'rpc.syncing': { host: string; detail: string };
  /** The node has no peers and gives no work. */
  'rpc.no-peers': { host: string };
  /** The node does not know or does not allow this call. */
  'rpc.no-such-method': { host: string; method: string };
  /** The node is overloaded (queue full). */
  'rpc.busy': { host: string };
  /** Any other error of the node, with its code and words. */
  'rpc.failed': { host: string; method: string; code: number; message: string };
  /** An answer lacks a field or has one that can not be right. */
  'rpc.bad-answer': { host: string; method: string; problem: string };

  /** The node is on another network than the one chosen. */
  'work.wrong-chain': { expected: string; found: string };
  /** The payout address is not one this chain can pay. */
  'work.bad-address': { address: string; chain: string; problem: string };
  /** No source is set up. */
  'work.no-source': Record<string, never>;
  /** The pool serves another algorithm or a job this program can not build. */
  'work.bad-job': { source: string; problem: string };
  /** The coinbase pays the expected address too little: nothing of it is mined. Percent of its value. */
  'work.payout-proof': {
    source: string;
    address: string;
    paidPercent: number;
    minPercent: number;
    isLeft: boolean;
  };
  /** The source works on another chain than the one chosen, as the witness found. */
  'work.foreign-chain': { source: string; chain: string; problem: string };
  /** The node did not accept our block proposal: nothing is mined on it. */
  'work.proposal-refused': { reason: string };

  /** The pool refused the subscription. */
  'stratum.subscribe-refused': { host: string; reason: string };
  /** The pool refused the user name or password. */
  'stratum.unauthorized': { host: string; user: string; reason: string };
  /** The pool said something that is not the protocol. */
  'stratum.bad-message': { host: string; problem: string };
  /** The pool asked to move to another host; refused. */
  'stratum.redirect-refused': { host: string; to: string };
  /** The pool has been silent too long. */
  'stratum.silent': { host: string; afterMs: number };
  /** The pool banned or dropped this client. */
  'stratum.banned': { host: string; reason: string };

  /** A kernel gave a wrong answer in its self-test; it is not used. */
  'kernel.self-test-failed': { kernel: string; problem: string };
  /** No kernel can run this algorithm here. */
  'kernel.none': { algorithm: string; reason: string };
  /** A mining thread died twice within a minute; the next kernel took over. */
  'kernel.crashed': { kernel: string; next: string | null };
  /** Not enough free memory. */
  'kernel.memory': { needBytes: number; freeBytes: number };
  /** A system library is missing or of the wrong version. */
  'kernel.library-missing': { library: string; howToGet: string };

  /** Who is let in from outside is decided at the computer itself. */
  'remote.not-here': Record<string, never>;
  /** There is no link while remote access is not on. */
  'remote.off': Record<string, never>;
  /** The network interface that was chosen is not there or has no address. */
  'remote.no-interface': { interface: string };
  /** The user's own certificate or key can not be used. */
  'remote.certificate': { file: string; problem: string };

  /** The guided measurement can not begin now. */
  'host.not-measurable': { reason: string };

  /** The model does not exist. */
  'economics.unknown-model': { model: string };
  /** A model's input is out of bounds. */
  'economics.invalid-input': { model: string; field: string; value: string; allowed: string };

  /** A newer version was downloaded and is not what the project released: it was thrown away. */
  'update.not-genuine': { problem: string };
  /** No newer version could be asked for or fetched; it is tried again the next day. */
  'update.failed': { problem: string };

  /** The command line was wrong. */
  'cli.usage': { problem: string };
}

export type ErrorCode = keyof ErrorParams;

/** Whether trying again can help: never without a change, now with the same, or by itself later. */
export type Retry = 'no' | 'same' | 'later';

/** The form in which an error crosses a border; stacks stay in the log. */
export interface WireError {
  readonly code: ErrorCode;
  readonly params: ErrorParams[ErrorCode];
  readonly retry: Retry;
}

/** The one error class thrown inside a process. */
export class AppError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code;
  readonly params: ErrorParams[Code];
  readonly retry: Retry;

  constructor(
    code: Code,
    params: ErrorParams[Code],
    options: { readonly retry?: Retry; readonly cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
    this.retry = options.retry ?? 'no';
  }
}

/** Narrows to an error of one code. */
export function isAppError<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is AppError<Code> {
  return error instanceof AppError && error.code === code;
}

/** Turns anything thrown into its wire form; what is not an {@link AppError} becomes `app.internal`. */
export function wireErrorFrom(error: unknown): WireError {
  if (error instanceof AppError) {
    return { code: error.code, params: error.params, retry: error.retry };
  }
  return {
    code: 'app.internal',
    params: { what: error instanceof Error ? error.message : String(error) },
    retry: 'no',
  };
}

/** The inverse of {@link wireErrorFrom}, on the client's side. */
export function errorFromWire(wire: WireError): AppError {
  return new AppError(wire.code, wire.params, { retry: wire.retry });
}

/** Closes a union: reaching it is a programming error. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
