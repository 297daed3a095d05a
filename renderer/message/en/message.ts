import type { MoneyNow } from '../../../common/contract/app.ts';
import type { PauseReason } from '../../../common/contract/mining.ts';
import type { BlockInfo } from '../../../common/contract/source.ts';
import type { Sentence } from '../../component/text.tsx';
import { asSentence } from '../sentence.ts';
import { decideMessage } from './decide.ts';
import { economicsMessage } from './economics.ts';
import { guardName } from './host.ts';
import { moneroMessage } from './monero.ts';
import { quantityMessage } from './quantity.ts';

/**
 * The words of the shell and of most screens. Functions receive finished numbers.
 */
export const message = {
  common: {
    dismiss: 'Dismiss',
    copied: 'Copied',
    copyAddress: 'Copy address',
    copyHash: 'Copy block hash',
    cancel: 'Cancel',
    unknown: 'unknown',
    none: 'none',
    yes: 'yes',
    no: 'no',
    loading: 'Loading',
    tryAgain: 'Try again',
    every: (text: string) => `every ${text}`,
    table: 'Table',
    chart: 'Chart',
    /** What can begin a sentence, within one: "Machines, per TH/s" gives "machines, per TH/s". */
    inSentence: (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`,
  },
  provenance: {
    measured: 'measured',
    estimated: 'estimated',
    typed: 'typed',
    assumed: 'assumed',
    stale: 'stale',
    unavailable: 'not available',
  },
  algorithm: { sha256d: 'SHA-256d', scrypt: 'scrypt', randomx: 'RandomX' },
  sourceKind: {
    practice: 'Practice chain',
    'solo-gbt': 'Own node',
    'stratum-v1': 'Pool',
    'monero-daemon': 'Own node',
    'monero-stratum': 'Pool',
  },
  shell: {
    name: 'Adit',
    screens: 'Screens',
    group: { mine: 'Mine', understand: 'Understand', decide: 'Decide', keep: 'Keep' },
    mine: 'Mine',
    pause: 'Pause',
    readOnly: 'This view may look, not change',
    mineTitle: 'Mine (Space)',
    pauseTitle: 'Pause (Space)',
    skip: 'Skip to the screen',
    state: {
      stopped: 'Stopped',
      starting: 'Starting',
      'self-testing': 'Self-test',
      preparing: 'Preparing',
      mining: 'Mining',
      paused: 'Paused',
      failed: 'Failed',
    },
    until: (time: string) => `until ${time}`,
    untilTold: 'until told',
    untilReleased: 'until released',
    waitingForWork: 'no work yet',
    notMining: 'not mining',
  },
  link: {
    connecting: { lead: 'Connecting to Adit.', rest: 'It runs on this computer.' },
    lost: (wait: string): Sentence => ({
      lead: 'The connection to Adit dropped.',
      rest: `What you see is as of then; mining is not affected by this page. Next try in ${wait}.`,
    }),
    unauthorizedTitle: 'This page needs a fresh link.',
    unauthorized:
      'Adit opens its interface only to whom it gave a link, and this one is not valid any more. Start Adit again, or look at what it printed when it started, and open the link from there.',
    otherVersionTitle: 'Adit was updated while this page was open.',
    otherVersion: 'Reload the page to use the new version.',
    reload: 'Reload',
  },
  keys: {
    title: 'Keys',
    list: [
      ['1 to 9, 0', 'Go to a screen'],
      ['Space', 'Mine or pause'],
      ['/', 'Find a setting'],
      ['T', 'Charts as tables, and back'],
      ['← →', 'Move the cursor of a chart'],
      ['?', 'These keys'],
      ['Esc', 'Close'],
    ],
    close: 'Close',
  },
  broken: {
    title: 'This screen could not be drawn.',
    rest: 'Mining is not affected. Try it again; if it stays, reload the page.',
  },
  state: {
    title: 'State',
    nothingHolds: {
      lead: 'Nothing is holding it back.',
      rest: 'It runs until you pause it.',
    },
    starting: { lead: 'Starting the threads.', rest: 'This takes a moment.' },
    selfTesting: {
      lead: 'Testing the kernels.',
      rest: 'Each must give known answers and find a planted nonce before it may work.',
    },
    preparing: (what: string, share: string): Sentence => ({
      lead: `Preparing ${what}.`,
      rest: `${share} done. Mining begins by itself after it.`,
    }),
    stopped: {
      lead: 'Not mining.',
      rest: 'It begins when you say so.',
    },
    paused: (reason: PauseReason, until: string | null): Sentence => {
      const end = until === null ? 'Resumes when you say so.' : `Resumes at ${until}.`;
      switch (reason.kind) {
        case 'user':
          return { lead: 'You paused it.', rest: end };
        case 'no-source':
          return { lead: 'There is no source of work.', rest: 'Add or switch on one under Work.' };
        case 'waiting-for-job':
          return {
            lead: 'Waiting for a job.',
            rest: 'The source has given none yet. It resumes by itself with the first one.',
          };
        case 'guard':
          return {
            lead: `${guardName(reason.guard)}.`,
            rest: `${asSentence(reason.detail)} ${until === null ? 'Resumes by itself when that ends.' : end}`,
          };
        case 'payout-proof':
          return {
            lead: 'This source would not pay you.',
            rest: `${asSentence(reason.detail)} Check it under Work.`,
          };
      }
    },
    pauseFor: 'Pause for…',
    pauseMinutes: { 15: '15 minutes', 60: '1 hour', 240: '4 hours', 720: '12 hours' },
    spacePauses: (threads: string) => `${threads} ·`,
    pauses: 'pauses',
    resumes: 'mines',
    threads: (count: number, of: number) =>
      count < of
        ? `${count} of ${of} threads`
        : of === 1
          ? 'The only thread'
          : of === 2
            ? 'Both threads'
            : `All ${of} threads`,
    duty: (percent: number) => `at ${percent} % duty`,
  },
  now: {
    title: 'Now',
    sentence: {
      mining: (coin: string, threads: string, source: string) =>
        `${coin} on ${threads} against ${source}.`,
      paused: (coin: string, source: string) => `${coin} against ${source}, paused.`,
      failed: 'Mining stopped because of a fault.',
      stopped: 'Not mining. Everything is ready.',
      starting: (coin: string) => `Getting ready to mine ${coin}.`,
      noSource: 'There is no source of work yet.',
      waiting: 'Waiting for the first job.',
    },
    sourceButton: (coin: string, source: string) => `${coin} · ${source}`,
    noSourceButton: 'Choose a source',
    sourcePhrase: {
      practice: 'the practice chain inside Adit',
      'solo-gbt': 'your own node',
      'stratum-v1': 'a pool',
      'monero-daemon': 'your own node',
      'monero-stratum': 'a pool',
    },
    coinUnknown: 'A coin',
    hashrate: 'Hashrate',
    window: { '10s': '10 s', '60s': '60 s', '15min': '15 min', max: 'max' },
    windowLabel: 'Mean over',
    windowStat: { '10s': '10 s', '60s': '60 s', '15min': '15 min', max: 'Maximum' },
    running: 'Running',
    pausedFor: 'Paused for',
    noData: 'no data',
    fills: (wait: string) => `in ${wait}`,
    windowFilling: (filled: string, window: string) => `${filled} of ${window}`,
    series60: '60 s mean',
    series10: '10 s mean',
    chartLabel: (from: string, to: string, last: string) =>
      `Hashrate since ${from}, 60 second and 10 second means, between 0 and ${to}, now ${last}.`,
    chartEmpty: {
      lead: 'The curve begins with the first seconds of mining.',
      rest: 'Gaps stay gaps, and pauses are washed in amber.',
    },
    chartAt: 'At',
    odds: 'Odds',
    oddsFrom: (difficulty: string, age: string) => `from difficulty ${difficulty}, ${age}`,
    chanceToday: 'Chance of a block in 24 h',
    medianWait: 'Median wait',
    nineInTen: 'Nine in ten would wait',
    oddsEmpty: {
      lead: 'No odds yet.',
      rest: 'They need a measured hashrate and the difficulty from your source; both come with the first seconds of mining.',
    },
    oddsFootnote:
      'Difficulty held fixed. The draw has no memory: restarting or switching changes nothing.',
    method: 'Method',
    practiceOdds:
      'The practice difficulty adjusts so that this machine finds a block about every 20 seconds. Its coins are worth nothing.',
    rulerLabel: (median: string, range: string) =>
      `Waiting time on a logarithmic ruler: median ${median}, nine in ten ${range}.`,
    median: 'median',
    /** Spans that people know. */
    landmark: {
      second: '1 s',
      minute: '1 min',
      hour: '1 hour',
      day: '1 day',
      week: '1 week',
      month: '1 month',
      year: '1 year',
      decade: '10 years',
      lifetime: 'a lifetime',
      writing: 'writing',
      species: 'our species',
      dinosaurs: 'dinosaurs end',
      earth: 'age of Earth',
      universe: 'age of the universe',
    },
    profit: 'Profit, per day',
    worth: 'worth nothing',
    powerWord: 'power',
    pricesWord: 'prices',
    source: 'Source and job',
    work: 'Work',
    height: 'Height',
    difficulty: 'Difficulty',
    shareDifficulty: 'Share difficulty',
    template: 'Job',
    templateValue: (age: string, transactions: string | null) =>
      transactions === null ? `${age} old` : `${age} old, ${transactions} tx`,
    paysYou: 'Pays you',
    paysChecked: (share: string) => `checked, ${share}`,
    paysUnknown: 'not visible here',
    shares: 'Shares',
    sharesValue: (accepted: string, rejected: string, stale: string) =>
      `${accepted} · ${rejected} · ${stale}`,
    sharesNote: 'Accepted, rejected, stale.',
    sharesPending: (count: string) => `${count} on the way.`,
    noJob: { lead: 'No job yet.', rest: 'The source has not given work so far.' },
    best: 'Best share',
    bestSession: 'Session',
    bestAllTime: 'All time',
    bestRow: 'Best',
    typicalRow: 'Typical best',
    hashesRow: 'Hashes done',
    luckRow: 'Luckier than',
    bestNeeds: (difficulty: string, part: string | null) =>
      part === null
        ? `A block needs ${difficulty}.`
        : `A block needs ${difficulty}. Your best is 1 part in ${part} of it.`,
    bestIsBlock: (difficulty: string) =>
      `A block needs ${difficulty} now, and your best would have been one.`,
    noBest: { lead: 'No share yet.', rest: 'The first one is kept here with how lucky it was.' },
    power: 'Power and temperature',
    miningDraws: 'Mining draws',
    wholeMachine: 'Whole machine',
    idle: 'Idle baseline',
    ofMining: (from: string) => `mining: ${from}`,
    ofMachine: (from: string) => `machine: ${from}`,
    processor: 'Processor',
    efficiency: 'Efficiency',
    load: 'Load',
    events: 'Events',
    all: 'All',
    noEvents: { lead: 'Nothing has happened yet.', rest: 'Blocks, pauses and faults show here.' },
  },
  address: {
    checksum: 'Checksum valid',
    compare: 'Compare the first and last group with your wallet:',
    onlyYou: '. Only you can tell whether it is yours.',
  },
  check: {
    running: 'Checking…',
    outcome: { passed: 'passed', attention: 'attention', failed: 'failed', skipped: 'skipped' },
  },
  source: {
    needed: (label: string) => `${label} is empty. It is needed before this can work.`,
    secretKept: 'saved; leave empty to keep it',
    more: 'More',
    less: 'Less',
    kind: {
      practice: 'Practice chain, inside Adit',
      'solo-gbt': 'My own node (getblocktemplate)',
      'stratum-v1': 'Pool (Stratum)',
      'monero-daemon': 'My own Monero node',
      'monero-stratum': 'Monero pool or P2Pool',
    },
    newLabel: {
      practice: 'Practice chain',
      'solo-gbt': 'Own node',
      'stratum-v1': 'Pool',
      'monero-daemon': 'Own Monero node',
      'monero-stratum': 'Monero pool',
    },
    percentNeeded: 'Type a number from 1 to 100.',
    field: {
      label: 'Name',
      chain: 'Coin and network',
      nodeUrl: 'Address of the node',
      auth: 'How the node knows you',
      authCookie: 'Cookie file',
      authPassword: 'User and password',
      authNone: 'Neither',
      cookieFile: 'Cookie file',
      cookieFileHelp:
        'The file .cookie in the data folder of the node. It is read again by itself.',
      user: 'User name',
      password: 'Password',
      payout: 'Payout address',
      payoutHelp: 'An address of your own wallet. Adit never needs a private key.',
      coinbaseText: 'Text in the block',
      coinbaseTextHelp: 'Up to 40 characters, visible to all for ever.',
      poolUrl: 'Address of the pool',
      poolUrlHelp: 'stratum+ssl:// is encrypted, stratum+tcp:// is not.',
      poolUser: 'User name at the pool',
      poolUserHelp: 'Most solo pools want your payout address here.',
      poolPassword: 'Password at the pool',
      poolPasswordHelp: 'Most pools ignore it, or read options such as d=1 from it.',
      expectedPayout: 'Address the pool should pay',
      expectedPayoutHelp: 'Each job is decoded and checked for it. Leave empty to not check.',
      tlsPin: 'Certificate to trust',
      tlsPinHelp: 'SHA-256 fingerprint, for a server with a certificate of its own.',
      tlsCa: 'Authority to trust',
      tlsCaHelp: 'Certificate of an authority of your own as PEM text, for this source only.',
      socks: 'SOCKS5 proxy',
      socksHelp:
        'host:port, for Tor 127.0.0.1:9050. The proxy looks the name up; nothing goes around it.',
      payoutExpect: 'Whom the blocks of this pool pay',
      expectSolo: 'You',
      expectShared: 'The pool',
      expectUnknown: 'Do not check',
      payoutMinPercent: 'Your part at least, percent',
      payoutMinPercentHelp: 'Solo pools keep a fee of 0 to 3 %.',
      payoutAction: 'When it is less',
      actionWarn: 'Say so',
      actionRefuse: 'Do not mine it',
      actionDisconnect: 'Leave the pool',
      zmqUrl: 'Address of zmq-pub',
      zmqUrlHelp: 'For example tcp://127.0.0.1:18083. Without it the node is asked now and then.',
    },
  },
  work: {
    title: 'Work',
    sentence: {
      none: 'There is no source of work yet. Add your own node, a pool, or practise.',
      waiting: 'No source gives work right now. Each is tried again by itself.',
      resting: 'Work is asked for when you mine.',
      active: (label: string) => `Jobs come from ${label}.`,
    },
    add: 'Add',
    discover: 'Find nodes on this computer',
    discovering: 'Looking…',
    discovered: (detail: string) => `Found ${detail}. Add a payout address and save.`,
    discoverNone: 'No node answers at the usual ports of this computer.',
    order: 'Sources, in order of use',
    orderHelp:
      'Falls to the next when one gives no work or does not answer, and returns by itself.',
    empty: { lead: 'No source yet.', rest: 'Add one, or find a node on this computer.' },
    state: {
      off: 'Off',
      ready: 'Ready',
      connecting: 'Connecting',
      working: 'Working',
      waiting: 'Waiting',
      failed: 'Needs you',
    },
    inside: 'inside Adit',
    jobAge: (age: string) => `job ${age} old`,
    nextTry: (wait: string, attempt: string) => `Next try in ${wait}, attempt ${attempt}.`,
    edit: 'Edit',
    switchOn: 'Switch on',
    switchOff: 'Switch off',
    remove: 'Remove',
    keep: 'Keep it',
    up: 'Use earlier',
    down: 'Use later',
    removeTitle: (label: string) => `Remove ${label}?`,
    removeHelp:
      'Its settings and its saved password are forgotten. Blocks found with it stay in History.',
    redirectTitle: 'Pay a different address?',
    redirectHelp:
      'Future blocks go there and can not be called back. Compare both with your wallet.',
    redirectFrom: 'From',
    redirectTo: 'To',
    keepOld: 'Keep the old one',
    change: 'Change it',
    addTitle: 'Add a source',
    editTitle: (label: string) => `Edit ${label}`,
    kind: 'Where work comes from',
    check: 'Check',
    checkAgain: 'Check again',
    save: 'Save',
    diagnosis: 'Diagnosis',
    diagnosisOf: (label: string) => `Diagnosis: ${label}`,
    noSource: { lead: 'Nothing to check.', rest: 'Add a source first.' },
    unchecked: {
      lead: 'Not checked yet.',
      rest: 'A check connects, asks for a job and looks at it. It does not mine.',
    },
    mineable: 'A job could be mined here.',
    notMineable: 'No job could be mined here. The first line that failed says why.',
    coinbase: 'Payout: what a block would pay',
    noCoinbase: {
      lead: 'No payout to show yet.',
      rest: 'It is decoded from each job that carries one.',
    },
    decoded: (job: string, size: string, height: string | null, inside: string) =>
      `Decoded from the job itself, by script bytes rather than by text. Job ${job}, coinbase ${size} bytes${height === null ? '' : `, height ${height}`}${inside === '' ? '' : `, text “${inside}”`}.`,
    script: 'Script',
    pays: 'Pays',
    amount: 'Amount',
    share: 'Share',
    total: 'Total',
    yours: 'yours',
    commitment: 'Pays nobody: a commitment',
    noAddress: 'A script without an address',
    noExpectation: 'No payout address is expected here',
    paysYouShare: (share: string) => `Pays you ${share}`,
    proof: {
      proven: (paid: string, due: string) => `Pays you ${paid}, at least ${due} expected`,
      short: (paid: string, due: string) => `Pays you only ${paid}, at least ${due} expected`,
      noneExpected: 'Shared pool: it pays you later from its own wallet, not in the block',
      satisfied: 'Your node checked the whole block and would take it',
      action: {
        warn: 'Mined all the same, as you chose',
        refuse: 'Not mined',
        disconnect: 'Not mined; the pool was left',
      },
    },
    rejected: 'Rejected, and why',
    noRejects: { lead: 'Nothing was rejected.', rest: 'Refused and stale shares show here.' },
    answer: 'Answer',
    count: 'Count',
    meaning: 'What it means',
    rejectShare: (lost: string, all: string, share: string): Sentence => ({
      lead: `${lost} in ${all} shares is ${share}.`,
      rest: 'Below 1 % is usual.',
    }),
  },
  machine: {
    title: 'Machine',
    described: (cpu: string, cores: string | null, threads: string) =>
      cores === null
        ? `${cpu}, ${threads} threads.`
        : `${cpu}, ${cores} cores, ${threads} threads.`,
    sound: 'Every kernel in use passed its self-test.',
    untested: 'Kernels are tested before they may work.',
    someFailed: 'A kernel failed its self-test and is not used.',
    threads: (unit: string) => (unit === '' ? 'Threads' : `Threads, ${unit}`),
    tenSeconds: '10 s',
    threadTitle: (index: string, kernel: string) => `Thread ${index}, ${kernel}`,
    noThreads: {
      lead: 'No thread is mining.',
      rest: 'Each shows its own speed here while it does.',
    },
    together: (rate: string) => `Together ${rate}.`,
    even: 'No thread is more than 10 % below the mean: none is held back.',
    slow: (threads: string) =>
      `More than 10 % below the mean: ${threads}. Another program or heat may hold them back.`,
    control: 'How much mining may have',
    threadCount: 'Threads',
    ofThreads: (count: string, of: string) => `${count} of ${of}`,
    duty: 'Share of time they hash',
    percent: (value: number) => `${value} %`,
    priority: 'Priority',
    priorityHelp: 'Lowest yields to everything else you do',
    priorities: { lowest: 'Lowest', low: 'Low', normal: 'Normal' },
    controlHelp: 'Takes effect at once. Fewer threads or less time means less heat and less noise.',
    kernels: 'Kernels',
    benchmark: (algorithm: string, seconds: string) => `Measure ${algorithm}, ${seconds} s`,
    measuring: 'Measuring…',
    measured: 'Measured. The figures are in the table.',
    noKernels: { lead: 'No kernel yet.', rest: 'They are looked for when the app starts.' },
    kernelsHelp:
      'Every kernel must reproduce known answers and find a planted nonce before it may work. Whatever it finds is hashed again by the reference code before it is sent.',
    algorithm: 'Algorithm',
    kernel: 'Kernel',
    selfTest: 'Self-test',
    perThread: 'Per thread',
    notHere: (kernels: string, reason: string) => `Not usable here: ${kernels} (${reason}).`,
    cycles: 'Cycles/hash',
    needs: (memory: string) => `Needs ${memory} for each thread`,
    passed: 'passed',
    failed: (problem: string) => `failed: ${problem}`,
    notTested: 'not tested yet',
    inUse: 'in use',
    pin: 'Pin',
    unpin: 'Unpin',
    pinHelp: 'A pinned kernel is used even where another is faster',
    sensors: 'Sensors',
    reading: 'Reading',
    value: 'Value',
    provenance: 'Provenance',
    from: 'From',
  },
  settings: {
    title: 'Settings',
    sentence: 'Saved as you change them.',
    find: 'Find a setting',
    general: 'General',
    openAtLogin: 'Open at login',
    openAtLoginHelp: 'Hidden, in the tray',
    onClose: 'When the window closes',
    onCloseHelp: 'The tray shows its state',
    onCloseOptions: { 'keep-mining': 'Keep mining', quit: 'Quit' },
    onLaunch: 'When Adit opens',
    onLaunchHelp: 'After a restart as well',
    onLaunchOptions: { 'as-before': 'As before', mine: 'Mine', pause: 'Wait for me' },
    language: 'Language',
    systemLanguage: 'As the system',
    appearance: 'Appearance',
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    textSize: 'Text size',
    density: 'Density',
    densityHelp: 'Roomy adds 4 px a row',
    densities: { compact: 'Compact', roomy: 'Roomy' },
    reduceMotion: 'Reduce motion',
    reduceMotionHelp: 'Also when the system asks for it',
    hideAmounts: 'Hide addresses and hashes',
    hideAmountsHelp: 'Blurred, for screenshots',
    money: 'Money',
    currency: 'Currency',
    currencyHelp: 'For every price below',
    electricity: 'Power price',
    price: (coin: string) => `${coin} price`,
    notTyped: 'Not typed yet',
    typedAgo: (age: string) => `Typed ${age} ago`,
    notNumber: 'This is not a number. Write it like 0.28.',
    negative: 'A price can not be below zero here. Leave it empty if it is unknown.',
    moneyHelp:
      'Difficulty and reward come from your source; prices from you, or from a feed you turn on.',
    powerTitle: 'Power',
    power: {
      miningW: 'Machine while mining',
      idleW: 'Machine when idle',
      tdpW: 'Processor, rated',
    },
    powerUnknown: 'Empty: estimated from the processor',
    idleUnknown: 'Empty: all of the estimate counts as mining',
    tdpUnknown: 'This processor was not recognised',
    tdpKnown: (watts: string) => `Recognised: ${watts} W`,
    watts: (most: string) => `It must lie between 0 and ${most} W. Read it off the meter again.`,
    powerHelp: 'What a meter at the wall shows is better than any estimate.',
    privacy: 'Privacy',
    privacyText: 'No account, no telemetry; no look for updates unless you turn it on.',
    security: 'Security',
    passwords: 'Node passwords',
    passwordsHelp: {
      keychain: 'Encrypted by the system, never in the settings file',
      file: 'In a file that only you can read, apart from the settings',
    },
    secretStore: { keychain: 'keychain', file: 'own file' },
    confirm: 'Confirm a new payout address',
    confirmHelp: 'Old and new shown together',
    always: 'always',
    redirect: 'A pool may redirect',
    redirectHelp: 'Another host is refused and said',
    sameHost: 'same host only',
    noKeys: 'Adit never needs a private key. Keep your wallet elsewhere.',
    reset: 'Reset',
    forgetBest: 'Forget best share',
    forgetTitle: 'Forget the best share of all time?',
    forgetHelp: 'It can not be brought back. Blocks and history stay.',
    keepBest: 'Keep it',
    forget: 'Forget it',
    forgotten: 'Forgotten. The next share is the best so far.',
    about: 'About',
    version: (version: string) => `Adit ${version}`,
    dataFolder: 'Settings, history and log are in',
    copyFolder: 'Copy the folder',
  },
  firstRun: {
    headline: 'Mine on your own terms.',
    lead: 'Adit hashes on this computer, builds on your own node, and tells you plainly what it costs and what the odds are.',
    practise: 'Start practising now',
    practiseHelp:
      'A private chain on this computer. You find a block about every 20 seconds and see it submitted, accepted and matured. Its coins are worth nothing and nothing leaves this machine.',
    promises: [
      'No account, no fee, no wallet key. Adit never asks for a seed phrase.',
      'No network requests until you set up a source.',
      'Pauses with one key, and says why whenever it rests.',
    ],
    version: (version: string) => `Adit ${version}`,
    real: 'Or set up real mining',
    machine: (cpu: string, threads: string) => `${cpu}, ${threads} threads`,
    what: 'What to mine',
    whatHelp:
      'RandomX is made for processors; the others on a processor are lottery tickets. The odds and the cost show as soon as your speed is measured.',
    coin: (algorithm: string, interval: string) => `${algorithm}, a block every ${interval} or so`,
    tests: 'Test networks',
    testsNone: 'None',
    where: 'Where work comes from',
    way: 'Where work comes from',
    ways: { node: 'My own node', pool: 'Solo pool or pool' },
    looking: 'Looking for nodes on this computer…',
    found: 'Found on this computer',
    use: 'Use it',
    reward: 'Where a reward goes',
    later: 'Everything here can be changed later under Work.',
    save: 'Save, don’t start',
    mine: (coin: string) => `Mine ${coin}`,
    checking: 'Checking…',
    notMineable:
      'This can not be mined on yet. Mend what failed, or save it as it is: Adit tries again by itself.',
  },
  history: {
    title: 'History',
    loading: 'Reading what was kept.',
    sentence: (count: number, real: string, practice: string) =>
      `${count === 0 ? 'No block with value so far' : count === 1 ? 'One block in the chain' : `${real} blocks in the chain`}, and ${practice === '0' ? 'none' : practice} for practice.`,
    rate: (unit: string) => `Hashrate, ${unit}`,
    hashrate: 'Hashrate',
    span: 'Shown',
    spans: { day: 'Day', week: 'Week', month: '30 days', year: 'Year' },
    rateLabel: (span: string, highest: string) =>
      `Hashrate, ${span.toLowerCase()}, at most ${highest}.`,
    noRate: {
      lead: 'Nothing was mined in this time.',
      rest: 'The record begins with the first minute.',
    },
    blocks: 'Blocks',
    noBlocks: { lead: 'No block yet.', rest: 'Each is listed here with what became of it.' },
    which: 'Which blocks',
    all: 'All',
    withoutPractice: 'Without practice',
    when: 'When',
    coin: 'Coin',
    height: 'Height',
    reward: 'Reward',
    hash: 'Hash',
    result: 'Result',
    nothing: 'nothing',
    maturing: (done: string, of: string) => `confirmed, ${done} of ${of}`,
    timeline: 'Events',
    older: 'Show older',
  },
  profit: {
    title: 'Profit',
    none: 'There is no account yet.',
    day: 'A day of mining',
    dayLabel: (reward: string, power: string, net: string) =>
      `Of a day: expected reward ${reward}, power ${power}, net ${net}.`,
    account: 'Account of a day',
    accountNote:
      'An expectation over many days. Alone, a reward comes in whole blocks or not at all; the power bill comes every day.',
    breakEven: 'Break-even, one thing changed at a time',
    breakEvenNote: 'Each with everything else as it is now.',
    noBreakEven: {
      lead: 'No break-even yet.',
      rest: 'It needs the price of the coin and of power.',
    },
    whatIf: 'What if',
    noWhatIf: {
      lead: 'Nothing to reckon with yet.',
      rest: 'It needs a measured hashrate and a source that tells the reward.',
    },
    coinPrice: (coin: string) => `${coin} price`,
    powerPrice: 'Power price',
    powerDraw: 'Power that mining adds',
    notNumber: 'A number from zero up is needed here, such as 0.28.',
  },
  economics: economicsMessage,
  monero: moneroMessage,
  decide: decideMessage,
  odds: {
    title: 'Odds',
    none: 'There are no odds yet.',
    sentence: (chance: string, wait: string) =>
      chance === quantityMessage.allButCertain
        ? `A block within 24 hours is all but certain. Half of such miners would wait longer than ${wait}.`
        : `A block in 24 hours: ${chance}. Half of such miners would wait longer than ${wait}.`,
    timeToBlock: 'Time to a block, if nothing changed',
    heldFixed: (difficulty: string, age: string) => `difficulty ${difficulty} held fixed, ${age}`,
    densityLabel: (median: string, range: string) =>
      `Spread of the time to a block on a logarithmic axis; median ${median}, nine in ten between ${range}.`,
    median: 'Median',
    average: 'Average',
    quantile: 'Part of miners',
    wait: 'Wait',
    medianIs: (wait: string) => `median ${wait}`,
    averageIs: (wait: string) => `average ${wait}`,
    overHorizon: 'Chance over a horizon',
    miningFor: 'Mining for',
    chance: 'Chance of a block',
    againstPowerball: 'Against Powerball',
    times: (times: string, rarer: boolean) =>
      rarer ? `${times} times rarer` : `${times} times likelier`,
    horizon: {
      hour: '1 hour',
      day: '1 day',
      week: '1 week',
      year: '1 year',
      tenYears: '10 years',
      life: '80 years',
    },
    horizonNote:
      'With difficulty held fixed, which it has never been for long. Rising difficulty makes the later rows rarer.',
    bestShare: 'Best share, a fair measure of luck',
    bestLabel: (best: string, from: string, to: string) =>
      `Best share of this session ${best}; nine in ten sessions this long land between ${from} and ${to}.`,
    typical: (value: string) => `typical ${value}`,
    yours: (value: string) => `yours ${value}`,
    luckier: (share: string, from: string, to: string): Sentence => ({
      lead: `Luckier than ${share} of sessions this long.`,
      rest: `Nine in ten land between ${from} and ${to}.`,
    }),
    noMean: 'There is no meaningful average best share: its mean is infinite.',
    whatIf: 'Another machine on the same chain',
    hashrate: 'Hashrate',
    unit: 'Unit',
    notNumber: 'A number from zero up is needed here, such as 1.2.',
    inDay: 'Chance in 24 h',
    inYear: 'Chance in a year',
    never: 'never',
    whatIfNote: (rate: string) => `For ${rate}, alone, with difficulty held fixed.`,
    besidePowerball: (times: string, rarer: boolean) =>
      rarer
        ? `About ${times} times less likely than one Powerball ticket. Half of such miners would wait longer.`
        : `About ${times} times likelier than one Powerball ticket. Half of such miners would wait longer.`,
    realistic: (wait95: string) =>
      `Realistic, and still uneven: one miner in twenty would wait longer than ${wait95}.`,
  },
  money: {
    reward: 'Expected reward',
    power: 'Power',
    powerDetail: (energy: string, price: string) => `${energy} at ${price}`,
    net: 'Net',
    machine: 'Whole machine',
    machineDetail: 'if it were off otherwise',
    drawSource:
      'What is drawn, times 24 hours, times the power price; where each comes from stands at the top of the card.',
    breakEvenElectricity: 'Break-even power price',
    breakEvenPrice: 'Break-even coin price',
    breakEvenDifficulty: 'Break-even difficulty',
    beside: (value: string, now: string) => `${value}, now ${now}`,
    worthless: {
      lead: 'Practice coins are worth nothing.',
      rest: 'Power still costs what it costs.',
    },
    costs: (amount: string, ratio: string | null): Sentence => ({
      lead: `Costs ${amount} a day.`,
      rest:
        ratio === null
          ? 'Mining now brings in less than its power costs.'
          : `The expected reward is ${ratio} times smaller than the power bill. This is a lottery ticket, not an income.`,
    }),
    brings: (amount: string): Sentence => ({
      lead: `Expected to leave ${amount} a day.`,
      rest: 'An expectation, not income: alone, it comes in whole blocks or not at all.',
    }),
    staleVerdict: 'This rests on a stale figure.',
    missing: (names: readonly MoneyNow['missing'][number][]): Sentence => ({
      lead: `Unknown: ${names.map((name) => missingWords[name]).join(', ')}.`,
      rest: 'What rests on it is not guessed.',
    }),
    typeIn: 'Type it in Settings',
    empty: {
      lead: 'No account yet.',
      rest: 'It needs a source with a coin, and a measured hashrate.',
    },
  },
  block: {
    confirmed: 'You found a block.',
    candidate: 'A block is on its way.',
    orphaned: 'Orphaned: the network kept another block at this height.',
    refused: 'The block was refused.',
    told: (block: BlockInfo, coin: string, height: string, reward: string | null) => {
      const paid = reward === null ? '' : ` It pays ${reward}`;
      switch (block.state) {
        case 'submitting':
          return `${coin} block ${height} was written to disk and sent. No node has answered yet.`;
        case 'accepted':
          return `${coin} block ${height} was accepted by a node. It counts as found when a header confirms it.`;
        case 'confirmed':
          return `${coin} block ${height} is in the chain.${paid === '' ? '' : `${paid} after ${block.maturityBlocks} blocks.`}`;
        case 'matured':
          return `${coin} block ${height} has matured.${paid === '' ? '' : `${paid}, ready to spend.`}`;
        case 'orphaned':
          return `${coin} block ${height} pays nothing. This happens to a small part of all blocks.`;
        case 'refused':
          return `${coin} block ${height} pays nothing. The node said: ${block.reason ?? 'no reason'}.`;
      }
    },
    stateWord: {
      submitting: 'submitting',
      accepted: 'accepted',
      confirmed: 'confirmed',
      matured: 'matured',
      orphaned: 'orphaned',
      refused: 'refused',
    },
    found: 'Found',
    matures: 'Matures',
    maturesValue: (done: string, of: string) => `${done} of ${of}`,
    effort: 'Sent',
    attempts: (count: number) => (count === 1 ? 'once' : `${count} times`),
    hash: 'Block hash',
    seen: 'Close',
    label: 'A block',
  },
} as const;

const missingWords: Readonly<Record<MoneyNow['missing'][number], string>> = {
  price: 'the price of the coin',
  electricity: 'the price of power',
  power: 'the power mining draws',
  difficulty: 'the difficulty',
  hashrate: 'the hashrate',
};
