import { AppError } from '../../common/contract/errors.ts';
import type { TimelineCode } from '../../common/contract/history.ts';
import type { BlockInfo } from '../../common/contract/source.ts';
import { type BackoffPlan, delayBefore } from '../net/backoff.ts';
import type { DurableFolder } from './durable-folder.ts';
import {
  afterStanding,
  afterSubmitting,
  blockInfoOf,
  entryOf,
  JournalEntry,
} from './journal-entry.ts';
import type {
  BlockDelivery,
  BlockVerdict,
  Clock,
  FoundBlock,
  SourceDeps,
} from './source/source.ts';
import { wait } from './wait.ts';

/** Keeps every found block until the network has settled it. Nothing is lost at a kill in any step. */
export interface BlockJournal {
  /** Reads what an earlier run left and takes it up again. */
  start(): Promise<void>;
  /** Stops asking; the files stay. */
  stop(): Promise<void>;
  /** Puts a block on disk, submits it everywhere, and returns the first verdict that counts. */
  blockFound(block: FoundBlock): Promise<BlockVerdict>;
  /** Asks again now: a node came back, or a new block arrived. */
  nudge(chainId: string): void;
  /** Newest first, at most {@link PUBLISHED_MAX}. */
  blocks(): readonly BlockInfo[];
}

export interface JournalOptions {
  readonly folder: DurableFolder;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: SourceDeps['log'];
  /** Every node that speaks a chain, whether or not it gives work now. */
  readonly deliveries: (chainId: string) => readonly BlockDelivery[];
  readonly blocksChanged: (blocks: readonly BlockInfo[]) => void;
  readonly event: (
    level: 'info' | 'good' | 'wait' | 'fault',
    code: TimelineCode,
    block: BlockInfo,
  ) => void;
  /** A write failed; mining goes on. null: it works again. */
  readonly problemChanged: (error: AppError<'disk.write-failed'> | null) => void;
}

/** Blocks shown and settled blocks kept on disk; the history keeps them for ever. */
export const PUBLISHED_MAX = 50;
const SETTLED_MAX = 50;

/** A found block is worth asking often: a second at first, half a minute at most. */
const SUBMIT_AGAIN: BackoffPlan = { firstMs: 1000, capMs: 30_000, stableMs: 0 };

/** How often the header is asked for, before and after it first confirmed. */
const FOLLOW_MS = 5000;
const FOLLOW_CONFIRMED_MS = 30_000;

/** How each state enters the timeline. */
const TOLD = {
  submitting: { level: 'wait', code: 'block-waiting' },
  accepted: { level: 'info', code: 'block-accepted' },
  confirmed: { level: 'good', code: 'block-confirmed' },
  matured: { level: 'good', code: 'block-matured' },
  orphaned: { level: 'fault', code: 'block-orphaned' },
  refused: { level: 'fault', code: 'block-refused' },
} as const;

export function createBlockJournal(options: JournalOptions): BlockJournal {
  const { folder, clock, random, log } = options;
  const entries = new Map<string, JournalEntry>();
  const followers = new Map<string, { task: Promise<void>; nudge: () => void }>();
  const unsaved = new Set<string>();
  /** Blocks of which it was told that nobody answers. */
  const unanswered = new Set<string>();
  const taking = new Set<Promise<BlockVerdict>>();
  const ending = new AbortController();

  const fileOf = (hash: string): string => `${hash}.json`;

  /** Newest first. */
  const inOrder = (): JournalEntry[] =>
    [...entries.values()].sort((left, right) => right.block.foundAtMs - left.block.foundAtMs);

  const blocks = (): BlockInfo[] => inOrder().slice(0, PUBLISHED_MAX).map(blockInfoOf);

  async function save(entry: JournalEntry): Promise<void> {
    const { hash } = entry.block;
    try {
      await folder.write(fileOf(hash), JSON.stringify(entry));
      if (unsaved.delete(hash) && unsaved.size === 0) options.problemChanged(null);
    } catch (error) {
      unsaved.add(hash);
      const cause = (error as NodeJS.ErrnoException).code ?? String(error);
      log('warn', 'a found block could not be written', { hash, cause });
      options.problemChanged(
        new AppError(
          'disk.write-failed',
          { what: 'a found block', file: fileOf(hash), cause },
          { retry: 'later', cause: error },
        ),
      );
    }
  }

  /** Takes a new state in, tells it, and writes it; the same object changes nothing. */
  async function update(before: JournalEntry, after: JournalEntry): Promise<JournalEntry> {
    if (after === before) return before;
    entries.set(after.block.hash, after);
    options.blocksChanged(blocks());
    if (after.state !== before.state && after.state !== 'submitting') tell(after);
    const onlyCounted = after.state === before.state && after.settled === before.settled;
    // Counts are read from the node again after a restart: no need to write 100 confirmations.
    if (!onlyCounted || unsaved.has(after.block.hash)) await save(after);
    return after;
  }

  function tell(entry: JournalEntry): void {
    const { level, code } = TOLD[entry.state];
    options.event(level, code, blockInfoOf(entry));
  }

  /** One round of submitting. That nobody answered is told once, not at every try. */
  async function submit(entry: JournalEntry): Promise<{
    readonly after: JournalEntry;
    readonly verdicts: readonly BlockVerdict[];
  }> {
    const { hash } = entry.block;
    const verdicts = await submitRound(entry);
    const after = await update(entry, afterSubmitting(entry, verdicts));
    if (after.state !== 'submitting') unanswered.delete(hash);
    else if (!unanswered.has(hash)) {
      unanswered.add(hash);
      tell(after);
    }
    return { after, verdicts };
  }

  /** Resolves with the verdicts of all nodes, or of those so far once one has taken the block. */
  function submitRound(entry: JournalEntry): Promise<readonly BlockVerdict[]> {
    const nodes = options.deliveries(entry.block.chainId);
    return new Promise((resolve, reject) => {
      ending.signal.throwIfAborted();
      const verdicts: BlockVerdict[] = [];
      if (nodes.length === 0) resolve(verdicts);
      const settle = (verdict: BlockVerdict): void => {
        verdicts.push(verdict);
        if (verdict.kind === 'taken' || verdicts.length === nodes.length) resolve(verdicts);
      };
      for (const node of nodes) {
        node.submitBlock(entry.block, ending.signal).then(settle, (error: unknown) => {
          if (ending.signal.aborted) reject(error);
          else settle({ kind: 'unreachable', problem: String(error) });
        });
      }
    });
  }

  /** Everything that happens to one block until it is settled or the journal stops. */
  async function follow(first: JournalEntry, listen: () => AbortSignal): Promise<void> {
    const { signal } = ending;
    let entry = first;
    const rest = async (ms: number, nudge: AbortSignal): Promise<void> => {
      try {
        await wait(clock, ms, AbortSignal.any([signal, nudge]));
      } catch (error) {
        if (!nudge.aborted || signal.aborted) throw error;
      }
    };
    while (!entry.settled) {
      // From here on, not from the rest on: a block that arrives while a node answers is news as well.
      const nudge = listen();
      if (unsaved.has(entry.block.hash)) await save(entry);
      if (entry.state === 'submitting') {
        entry = (await submit(entry)).after;
        if (entry.state !== 'submitting') continue;
        await rest(delayBefore(entry.attempts, random(), SUBMIT_AGAIN), nudge);
        continue;
      }
      const nodes = options.deliveries(entry.block.chainId);
      const asked = await Promise.allSettled(
        nodes.map((node) => node.standing(entry.block, signal)),
      );
      signal.throwIfAborted();
      const standings = asked
        .filter((answer) => answer.status === 'fulfilled')
        .map(({ value }) => value);
      entry = await update(entry, afterStanding(entry, standings));
      if (entry.settled) continue;
      // A node that forgot the block is given it again, but not in a circle without rest: monerod takes any.
      await rest(entry.state === 'confirmed' ? FOLLOW_CONFIRMED_MS : FOLLOW_MS, nudge);
    }
    await forgetOldest();
  }

  function startFollowing(entry: JournalEntry): void {
    const { hash } = entry.block;
    if (followers.has(hash)) return;
    let nudge = new AbortController();
    const listen = (): AbortSignal => {
      nudge = new AbortController();
      return nudge.signal;
    };
    const task = follow(entry, listen)
      .catch((error: unknown) => {
        if (!ending.signal.aborted) log('warn', 'following a block failed', { hash, error });
      })
      .finally(() => followers.delete(hash));
    followers.set(hash, { task, nudge: () => nudge.abort() });
  }

  async function take(block: FoundBlock): Promise<BlockVerdict> {
    if (entries.has(block.hash)) return { kind: 'taken', reason: 'known' };
    const entry = entryOf(block);
    entries.set(block.hash, entry);
    options.blocksChanged(blocks());
    await save(entry);
    try {
      const { after, verdicts } = await submit(entry);
      startFollowing(after);
      return verdictOf(after, verdicts);
    } catch (error) {
      if (!ending.signal.aborted) throw error;
      return { kind: 'unreachable', problem: 'the app is closing; it is sent at the next start' };
    }
  }

  async function forgetOldest(): Promise<void> {
    const settled = inOrder().filter((entry) => entry.settled);
    for (const entry of settled.slice(SETTLED_MAX)) {
      entries.delete(entry.block.hash);
      await folder.remove(fileOf(entry.block.hash));
    }
  }

  async function load(name: string): Promise<void> {
    const text = await folder.read(name);
    if (text === null) return;
    const entry = readEntry(text);
    if (!entry) {
      const keptAs = await folder.setAside(name);
      log('warn', 'a block file was not readable', { keptAs });
      const cause = 'it was cut off or changed outside of Adit, and was kept aside';
      options.problemChanged(
        new AppError('disk.write-failed', { what: 'a found block', file: keptAs, cause }),
      );
      return;
    }
    entries.set(entry.block.hash, entry);
  }

  return {
    async start() {
      for (const name of await folder.names()) await load(name);
      options.blocksChanged(blocks());
      for (const entry of entries.values()) {
        if (!entry.settled) startFollowing(entry);
      }
    },
    async stop() {
      ending.abort();
      await Promise.allSettled([...taking]);
      await Promise.allSettled([...followers.values()].map(({ task }) => task));
    },
    blockFound(block) {
      const task = take(block);
      taking.add(task);
      const forget = (): boolean => taking.delete(task);
      task.then(forget, forget);
      return task;
    },
    nudge(chainId) {
      for (const [hash, { nudge }] of followers) {
        if (entries.get(hash)?.block.chainId === chainId) nudge();
      }
    },
    blocks,
  };
}

function readEntry(text: string): JournalEntry | undefined {
  try {
    return JournalEntry.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: told by the caller, who keeps the file.
    return undefined;
  }
}

function verdictOf(entry: JournalEntry, verdicts: readonly BlockVerdict[]): BlockVerdict {
  const decided = verdicts.find(
    ({ kind }) => kind === (entry.state === 'accepted' ? 'taken' : 'refused'),
  );
  if (decided && entry.state !== 'submitting') return decided;
  return { kind: 'unreachable', problem: entry.reason ?? 'no answer yet' };
}
