import type { MoneyNow } from '../../common/contract/app.ts';
import type { PauseReason } from '../../common/contract/mining.ts';
import type { BlockInfo } from '../../common/contract/source.ts';
import type { Sentence } from '../component/text.tsx';

/**
 * Every word of the interface, in English. Other languages satisfy `typeof message`. Errors have their texts
 * in common/message/error.ts, because the command line says them too. Functions receive finished numbers.
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
    loading: 'Loading',
    tryAgain: 'Try again',
    every: (text: string) => `every ${text}`,
    table: 'Table',
    chart: 'Chart',
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
            lead: `Held by ${reason.guard}.`,
            rest: `${sentence(reason.detail)} ${until === null ? 'Resumes by itself when that ends.' : end}`,
          };
        case 'payout-proof':
          return {
            lead: 'This source would not pay you.',
            rest: `${sentence(reason.detail)} Check it under Work.`,
          };
      }
    },
    pauseFor: 'Pause for…',
    pauseMinutes: { 15: '15 minutes', 60: '1 hour', 240: '4 hours', 720: '12 hours' },
    spacePauses: (threads: string) => `${threads} ·`,
    pauses: 'pauses',
    resumes: 'resumes',
    threads: (count: number, of: number) =>
      count >= of ? `All ${of} threads` : `${count} of ${of} threads`,
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
    processor: 'Processor',
    efficiency: 'Efficiency',
    load: 'Load',
    events: 'Events',
    all: 'All',
    noEvents: { lead: 'Nothing has happened yet.', rest: 'Blocks, pauses and faults show here.' },
  },
  odds: {
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

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
