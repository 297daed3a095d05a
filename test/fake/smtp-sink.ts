import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { selfSigned } from './self-signed.ts';

export interface SinkMail {
  readonly from: string;
  readonly to: string;
  /** Headers and body with dots unstuffed, lines joined by LF. */
  readonly data: string;
  readonly isPrivate: boolean;
  readonly login: string | null;
}

export interface SinkHabits {
  readonly tls: 'none' | 'starttls' | 'from-the-start';
  readonly login: 'none' | 'plain' | 'login';
  /** Reply instead of the usual one, by command: 'MAIL', 'RCPT', 'DATA', 'GREETING'. */
  readonly replies?: Readonly<Record<string, string>>;
  /** Says more after the reply to STARTTLS, still outside TLS. */
  readonly injects?: string;
}

export interface SmtpSink {
  readonly port: number;
  readonly mails: SinkMail[];
  /** Every line a client sent, as it came. */
  readonly heard: string[];
  close(): Promise<void>;
}

/** A mail server on loopback that keeps what it is given; user 'ada', password 'sesame'. */
export async function startSmtpSink(habits: SinkHabits): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  const mails: SinkMail[] = [];
  const heard: string[] = [];

  function serve(socket: Socket, isPrivate: boolean, isGreeted: boolean): void {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const say = (line: string): void => void socket.write(`${habits.replies?.[line] ?? line}\r\n`);
    const sayOr = (command: string, line: string): void => say(habits.replies?.[command] ?? line);
    let held = '';
    let from = '';
    let to = '';
    let login: string | null = null;
    let isData = false;
    let data: string[] = [];
    let asked: string[] = [];
    if (!isGreeted) sayOr('GREETING', '220 sink ready');

    function take(line: string): void {
      heard.push(line);
      if (isData) {
        if (line === '.') {
          isData = false;
          mails.push({ from, to, data: data.join('\n'), isPrivate, login });
          sayOr('END', '250 kept');
        } else data.push(line.startsWith('.') ? line.slice(1) : line);
        return;
      }
      if (asked.length > 0) {
        answerLogin(line);
        return;
      }
      const command = line.split(' ')[0]!.toUpperCase();
      switch (command) {
        case 'EHLO':
          say('250-sink');
          if (habits.tls === 'starttls' && !isPrivate) say('250-STARTTLS');
          if (habits.login !== 'none') say(`250-AUTH ${habits.login.toUpperCase()}`);
          say('250 8BITMIME');
          return;
        case 'STARTTLS':
          socket.removeAllListeners('data');
          socket.write(`220 go ahead\r\n${habits.injects ?? ''}`);
          serve(new TLSSocket(socket, { isServer: true, ...selfSigned }), true, true);
          return;
        case 'AUTH':
          if (line.startsWith('AUTH PLAIN ')) {
            const [, user, password] = decoded(line.slice(11)).split('\0');
            judge(user === 'ada' && password === 'sesame', user!);
          } else {
            asked = ['user'];
            say('334 VXNlcm5hbWU6');
          }
          return;
        case 'MAIL':
          from = line;
          sayOr('MAIL', '250 ok');
          return;
        case 'RCPT':
          to = line;
          sayOr('RCPT', '250 ok');
          return;
        case 'DATA':
          data = [];
          isData = (habits.replies?.['DATA'] ?? '354').startsWith('354');
          sayOr('DATA', '354 go on');
          return;
        case 'QUIT':
          socket.end('221 bye\r\n');
          return;
        default:
          say('502 what?');
      }
    }
    function answerLogin(line: string): void {
      asked.push(decoded(line));
      if (asked.length === 2) say('334 UGFzc3dvcmQ6');
      else {
        const [, user, password] = asked;
        asked = [];
        judge(user === 'ada' && password === 'sesame', user!);
      }
    }
    function judge(isRight: boolean, user: string): void {
      if (isRight) login = user;
      say(isRight ? '235 welcome' : '535 5.7.8 wrong');
    }
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('utf8');
      const lines = held.split('\r\n');
      held = lines.pop() ?? '';
      for (const line of lines) take(line);
    });
  }

  const server =
    habits.tls === 'from-the-start'
      ? createTlsServer(selfSigned, (socket) => serve(socket, true, false))
      : createServer((socket) => serve(socket, false, false));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    mails,
    heard,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

const decoded = (base64: string): string => Buffer.from(base64, 'base64').toString('utf8');
