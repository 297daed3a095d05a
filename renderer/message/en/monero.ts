/** The words of RandomX and Monero. Functions receive finished numbers. */
export const moneroMessage = {
  pool: {
    way: 'P2Pool or pool',
    urlHelp:
      'P2Pool on this computer listens at stratum+tcp://127.0.0.1:3333. stratum+ssl:// is encrypted, stratum+tcp:// is not.',
    userHelp:
      'Your payout address. P2Pool pays the address it was started with, whatever stands here; a pool may take a fixed difficulty as address+10000.',
  },
  payoutHelp:
    'The main address of your own wallet, or an integrated one: a block can not pay a subaddress. Adit never needs a private key.',
  limits: {
    title: 'RandomX: what limits it',
    mode: 'Mode',
    modes: {
      fast: 'Fast, whole dataset in memory',
      light: 'Light, about ten times slower',
    },
    would: (mode: string) => `${mode} (when it mines)`,
    noMode: 'None: it does not fit',
    noLibrary: 'None: the library is missing',
    memory: 'Memory, all threads together',
    threads: 'Threads',
    fed: (threads: string, of: string) => `${threads} of ${of}`,
    fedBy: (cache: string, fed: string) => `${cache} of L3 cache feeds ${fed}`,
    fedAll: (cache: string) => `${cache} of L3 cache is enough for all`,
    chosen: 'your choice',
    because: (threads: string, cache: string, fed: string) =>
      `${threads} threads: ${cache} of L3 cache feeds ${fed}.`,
  },
  cpu: {
    title: 'Your CPU against others, RandomX',
    name: 'Processor',
    samples: 'Samples',
    average: 'Average',
    best: 'Best run',
    you: (threads: string, mode: string | null) =>
      mode === null ? `Yours, ${threads}` : `Yours, ${threads}, ${mode}`,
    measured: 'measured',
    unmeasured: {
      lead: 'Your rate is not measured yet.',
      rest: 'It stands here once RandomX mines for a minute.',
    },
    unknown: 'Nobody measured a processor of this name: those of a similar speed are shown.',
    source: (name: string, asOf: string) =>
      `Averages and best runs that people sent to ${name}, read ${asOf}. An average holds runs with few threads and slow memory.`,
  },
  preparing: {
    left: (time: string) => `About ${time} left.`,
    leftUnknown: 'Time left is not known yet.',
    memory: (memory: string) => `Takes ${memory} of memory, shared by all threads.`,
  },
  /** Shares of rounds: "none", "9.5 %", "all". */
  effortLabel: 'Effort',
  effortSource:
    'Hashes counted since your last block, divided by those that a block takes on average. A share 1 − e^(−effort) of such rounds has ended by then.',
  effort: (effort: string, ended: string) =>
    `Effort since your last block: ${effort} of the hashes that one takes on average. By then ${ended} of such rounds have ended.`,
} as const;
