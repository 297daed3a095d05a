import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AppError } from '../../common/contract/errors.ts';
import type { DeadlineClock } from './http.ts';
import { createLineSplitter } from './line-splitter.ts';
import { type Mail, messageOf } from './mail-message.ts';
import { connectSocket, judgeCertificate } from './socket.ts';
import { netErrorFrom } from './socket-error.ts';

export interface SmtpOptions {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly security: 'tls' | 'starttls' | 'none';
    /** As of {@link connectSocket}. */
    readonly tlsPin: string;
  };
  /** Never sent without TLS. */
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly mail: Mail;
  readonly clock: DeadlineClock;
  readonly signal: AbortSignal;
}

/** The server's no to one step. Its words are shown; what we sent (the login) is not among them. */
export class SmtpRefusal extends Error {
  readonly problem: string;
  /** A 4xx: greylisting, a full queue. Later may be better. */
  readonly isTransient: boolean;

  constructor(problem: string, isTransient: boolean) {
    super(problem);
    this.name = 'SmtpRefusal';
    this.problem = problem;
    this.isTransient = isTransient;
  }
}

export function isSmtpRefusal(error: unknown): error is SmtpRefusal {
  return error instanceof SmtpRefusal;
}

interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** The whole exchange; a mail server that thinks longer is asked again later. */
const timeoutMs = 30_000;
/** RFC 5321 allows 512 bytes a line; 100 lines are more than any EHLO has. */
const maxLineBytes = 2048;
const maxReplyLines = 100;

/**
 * Hands one mail to a server. Source: RFC 5321; STARTTLS RFC 3207; AUTH PLAIN RFC 4616, and LOGIN where
 * that is all there is.
 *
 * @throws {@link SmtpRefusal}; {@link AppError} `net.*`; an AbortError
 */
export async function sendMail(options: SmtpOptions): Promise<void> {
  const { server, login, mail, clock, signal } = options;
  const { host, port, security, tlsPin } = server;
  const endpoint = { host, port, isTls: security === 'tls', path: '/' };
  const socket = await connectSocket({ endpoint, route: { tlsPin }, timeoutMs, clock, signal });
  const line = createConversation(socket, options);
  try {
    await line.expect('greet', null, [220]);
    let greeting = await line.expect('EHLO', 'EHLO localhost', [250]);
    if (security === 'starttls') {
      if (!offers(greeting, 'STARTTLS')) {
        throw new SmtpRefusal('it does not offer STARTTLS', false);
      }
      await line.expect('STARTTLS', 'STARTTLS', [220]);
      await line.secure();
      // What was said before TLS could be anybody's word.
      greeting = await line.expect('EHLO', 'EHLO localhost', [250]);
    }
    if (login !== null) await logIn(line, greeting, login, security !== 'none');
    await line.expect('MAIL FROM', `MAIL FROM:<${mail.from}>`, [250]);
    await line.expect('RCPT TO', `RCPT TO:<${mail.to}>`, [250, 251]);
    await line.expect('DATA', 'DATA', [354]);
    await line.expect('the mail', `${messageOf(mail)}\r\n.`, [250]);
    // It has the mail now; a farewell that fails changes nothing.
    line.say('QUIT');
  } finally {
    line.end();
  }
}

async function logIn(
  line: Conversation,
  greeting: Reply,
  { user, password }: { readonly user: string; readonly password: string },
  isPrivate: boolean,
): Promise<void> {
  if (!isPrivate) throw new SmtpRefusal('a login needs TLS', false);
  const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');
  const ways = greeting.lines.find((each) => /^AUTH[ =]/i.test(each)) ?? '';
  if (/\bPLAIN\b/i.test(ways)) {
    await line.expect('the login', `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`, [235]);
  } else if (/\bLOGIN\b/i.test(ways)) {
    await line.expect('the login', 'AUTH LOGIN', [334]);
    await line.expect('the login', base64(user), [334]);
    await line.expect('the login', base64(password), [235]);
  } else throw new SmtpRefusal('it offers no login with a password (PLAIN or LOGIN)', false);
}

function offers(greeting: Reply, word: string): boolean {
  return greeting.lines.some((each) => each.trim().toUpperCase() === word);
}

interface Conversation {
  /** Says a line, unless null, and takes the reply that must have one of these codes. */
  expect(step: string, words: string | null, codes: readonly number[]): Promise<Reply>;
  say(words: string): void;
  /** Goes on inside TLS; what came unasked before is dropped. */
  secure(): Promise<void>;
  end(): void;
}

function createConversation(plain: Socket, options: SmtpOptions): Conversation {
  const { host, port, tlsPin } = options.server;
  const { clock, signal } = options;
  let socket = plain;
  let splitter = createLineSplitter(maxLineBytes);
  let part: string[] = [];
  let replies: Reply[] = [];
  let failure: unknown;
  let wake: (() => void) | undefined;
  const fail = (error: unknown): void => {
    failure ??= error;
    wake?.();
  };
  const onAbort = (): void => fail(signal.reason);
  const cancel = clock.after(timeoutMs, () =>
    fail(new AppError('net.timeout', { host, port, afterMs: timeoutMs }, { retry: 'later' })),
  );
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();

  const onData = (chunk: Uint8Array): void => {
    const lines = splitter.push(chunk);
    if (lines === undefined || part.length > maxReplyLines) {
      fail(new AppError('net.too-long', { host, limitBytes: maxLineBytes }));
      return;
    }
    for (const each of lines) {
      const match = /^(\d{3})([ -]?)(.*)$/.exec(each);
      if (match === null) {
        fail(new SmtpRefusal('it does not speak SMTP', false));
        return;
      }
      part.push(match[3]!);
      if (match[2] === '-') continue;
      replies.push({ code: Number(match[1]), lines: part });
      part = [];
    }
    wake?.();
  };
  const onError = (error: unknown): void => fail(netErrorFrom(error, host, port));
  const onClose = (): void => fail(new AppError('net.closed', { host, port }, { retry: 'later' }));
  const listen = (): void =>
    void socket.on('data', onData).on('error', onError).on('close', onClose);
  listen();

  async function next(): Promise<Reply> {
    for (;;) {
      const reply = replies.shift();
      if (reply !== undefined) return reply;
      if (failure !== undefined) throw failure;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  return {
    async expect(step, words, codes) {
      if (words !== null) socket.write(`${words}\r\n`);
      const reply = await next();
      if (codes.includes(reply.code)) return reply;
      const said = reply.lines.join(' ').replace(/\s+/g, ' ').slice(0, 200);
      throw new SmtpRefusal(`it refused ${step}: ${reply.code} ${said}`, reply.code < 500);
    },
    say: (words) => void socket.write(`${words}\r\n`),
    async secure() {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      splitter = createLineSplitter(maxLineBytes);
      part = [];
      replies = [];
      const secured = connectTls({
        socket,
        host,
        ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
        // Judged below, where a pin counts too.
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      });
      socket = secured;
      let isSecure = false;
      secured.once('secureConnect', () => {
        isSecure = true;
        wake?.();
      });
      listen();
      while (!isSecure) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      judgeCertificate(secured, host, tlsPin);
    },
    end() {
      cancel();
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError).on('error', () => undefined);
      socket.off('close', onClose);
      socket.end();
      socket.destroySoon();
    },
  };
}
