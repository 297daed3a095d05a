import { hexFromBytes } from '../../common/block/bytes.ts';
import { defaultSettings } from '../../common/contract/settings.ts';
import { openApp } from '../app/open.ts';
import { nativeFolder, workerUrl } from '../app/place.ts';
import { feedSecretId } from '../app/plan-room.ts';
import { memorySecrets } from '../record/secret.ts';
import { memorySettings } from '../record/settings.ts';
import { choiceFlag, readArguments, secondsFlag, wholeFlag } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { guardHelp, guardOptions, guardsFromFlags } from './guard-flags.ts';
import { createMineReporter } from './mine-reporter.ts';
import { exitCode } from './output.ts';
import { passwordFrom } from './password.ts';
import { feedKeyName, planFromFlags, planHelp, planOptions } from './plan-flags.ts';
import { sourceFromFlags, sourceOptions } from './source-flags.ts';
import { appVersion } from './version.ts';

export const mineHelp = `adit mine --practice | -o <url> -u <user> -p <pass> [-a sha256d|scrypt|randomx] [options]

  --practice               the private practice chain inside Adit
  -o, --url <url>          http(s)://host:port: solo against a node
                           stratum+tcp://host:port, stratum+ssl://host:port: a pool
  -u, --user <user>        user of the node or pool; for Monero solo the address
  -p, --pass <pass>        its password; better: --pass-file <file>, or ADIT_PASSWORD in the environment
  -a, --algorithm <id>     sha256d (the default), scrypt, randomx
  --coinbase-addr <addr>   who is paid by a block mined solo
  --coinbase-text <text>   words in the coinbase, at most 40
  --cookie-file <path>     the node's cookie instead of user and password
  --network <id>           chain, for example bitcoin-regtest, litecoin, dogecoin (by algorithm)
  --zmq-url <url>          tcp://host:port where monerod announces blocks (zmq-pub)
  --tls-pin <sha256>       trust this certificate besides the system's authorities
  --tls-ca <file>          trust this authority (PEM) as well
  --socks <host:port>      reach it through this SOCKS5 proxy, names resolved there (Tor: 127.0.0.1:9050)
  -t, --threads <n>        threads (one for each core)
  --kernel <id>            one kernel instead of the fastest
  --duty <percent>         share of time that the threads hash (100)
${guardHelp}
${planHelp}
  --time-limit <s>         stop after so many seconds
  --exit-after-blocks <n>  stop after so many confirmed blocks
  --exit-after-shares <n>  stop after so many accepted shares
  --data-dir <dir>         where blocks, history and log are kept
  --json                   one JSON object per line on standard output, nothing else

Keys while it runs: p pauses, r resumes, q quits. SIGUSR2 pauses or resumes too.`;

/** \`adit mine\`: the app without a window, set up by flags. */
export async function mine(words: readonly string[]): Promise<number> {
  const { values } = readArguments(words, {
    ...sourceOptions,
    ...guardOptions,
    ...planOptions,
    threads: { type: 'string', short: 't' },
    kernel: { type: 'string' },
    duty: { type: 'string' },
    'time-limit': { type: 'string' },
    'exit-after-blocks': { type: 'string' },
    'exit-after-shares': { type: 'string' },
    'data-dir': { type: 'string' },
    json: { type: 'boolean' },
  });
  const algorithm = choiceFlag('algorithm', values.algorithm, ['sha256d', 'scrypt', 'randomx']);
  const source = sourceFromFlags({ ...values, algorithm });
  const threads = wholeFlag('threads', values.threads, 1, 1024) ?? null;
  const dutyPercent = wholeFlag('duty', values.duty, 1, 100) ?? 100;
  const timeLimitS = secondsFlag('time-limit', values['time-limit']);
  const blocksWanted = wholeFlag('exit-after-blocks', values['exit-after-blocks'], 1, 1e9);
  const sharesWanted = wholeFlag('exit-after-shares', values['exit-after-shares'], 1, 1e9);

  const chainId = 'chain' in source ? source.chain : 'practice';
  const plan = planFromFlags(values, chainId, Date.now());

  const secrets = memorySecrets();
  for (const { id } of plan.feeds) {
    secrets.set(feedSecretId(id), process.env[feedKeyName(id)] ?? '');
  }
  secrets.set(source.id, passwordFrom(values.pass, values['pass-file']));
  const app = openApp({
    dataFolder: values['data-dir'] ?? defaultDataFolder(),
    frame: 'none',
    version: appVersion(),
    workerUrl,
    nativeFolder,
    secrets,
    settings: memorySettings({
      ...defaultSettings,
      sources: [source],
      guards: guardsFromFlags(values),
      ...plan,
      mining: {
        ...defaultSettings.mining,
        threads,
        dutyPercent,
        onLaunch: 'mine',
        kernels: values.kernel === undefined ? {} : { [algorithm ?? 'sha256d']: values.kernel },
      },
    }),
  });

  const reporter = createMineReporter(values.json === true);
  const { startedAtMs } = app.state.state.app;
  let timeLimit: NodeJS.Timeout | undefined;
  const ended = await new Promise<number>((resolve) => {
    let shares = 0;
    const counted = new Set<string>();
    app.listen({
      telemetry: (telemetry) => reporter.telemetry(telemetry),
      problem: (error) => reporter.problem(error),
      share({ solution, difficulty, result }) {
        reporter.share({
          nonce: solution.nonce,
          digest: hexFromBytes(solution.digest),
          difficulty,
          result,
        });
        if (result.kind === 'accepted') shares += 1;
        if (sharesWanted !== undefined && shares >= sharesWanted) resolve(exitCode.done);
      },
      stateChanged(state) {
        reporter.state(state);
        for (const block of state.blocks) {
          const isGood = block.state === 'confirmed' || block.state === 'matured';
          if (isGood && block.foundAtMs >= startedAtMs) counted.add(block.hash);
        }
        if (blocksWanted !== undefined && counted.size >= blocksWanted) resolve(exitCode.done);
        // What only the user can mend ends a run that nobody watches.
        if (state.mining.state.kind === 'failed') resolve(exitCode.failed);
        if (state.sources.some((each) => each.state.kind === 'failed')) resolve(exitCode.failed);
      },
    });
    if (timeLimitS !== undefined) {
      timeLimit = setTimeout(() => resolve(exitCode.done), timeLimitS * 1000);
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve(exitCode.done));
    }
    if (process.platform !== 'win32') process.on('SIGUSR2', () => app.togglePause());
    readKeys({ p: () => app.pause(null), r: () => app.mine(), q: () => resolve(exitCode.done) });
    app.start();
  });
  clearTimeout(timeLimit);
  await app.close();
  reporter.end();
  // A key reader would keep the process alive.
  process.stdin.pause();
  return ended;
}

/** Single keys, when a person sits at a terminal. */
function readKeys(actions: Readonly<Record<string, () => void>>): void {
  const { stdin } = process;
  if (!stdin.isTTY) return;
  stdin.setRawMode(true);
  stdin.on('data', (data) => {
    const key = String(data);
    if (key === '\u0003') actions['q']?.();
    else actions[key]?.();
  });
}
