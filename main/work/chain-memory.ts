import { z } from 'zod';
import type { DurableFolder } from './durable-folder.ts';
import type { Clock } from './source/source.ts';

/**
 * What was last seen of each chain and who showed it: where no own node can be asked, another source or an
 * earlier day is the witness.
 */
export interface ChainMemory {
  /** @returns why a claim can not be of the chain last seen, as a sentence; null when it can, which is kept */
  judge(chainId: string, blockIntervalS: number, claim: Seen): Promise<string | null>;
  /** An own node vouches for it: it stands whatever was known before. */
  keep(chainId: string, claim: Seen): Promise<void>;
  /** The source is gone or another one: what it showed counts no more. */
  unlearn(sourceId: string): void;
}

/** One look at a chain's tip. */
export interface Seen {
  readonly sourceId: string;
  /** The source's name, for the sentence. */
  readonly label: string;
  readonly height: number;
  /** On the chain's own scale. */
  readonly difficulty: number;
}

const Record = z.object({
  sourceId: z.string().max(40),
  label: z.string().max(60),
  height: z.number().int().min(0),
  difficulty: z.number().positive(),
  atMs: z.number(),
});
type Record = z.infer<typeof Record>;

/** Bitcoin's rule changes at most fourfold in two weeks; kindred chains differ by hundreds. */
const DIFFICULTY_RATIO_MAX = 8;
/** How long that bound holds; it doubles with each further such time. */
const STEADY_MS = 14 * 86_400_000;
/** Blocks by which sources of one chain may differ, and how much faster than planned a chain may run. */
const HEIGHT_SLACK = 100;
const PACE_MAX = 2;
/** How often a tip is written down. */
const WRITE_EVERY_MS = 600_000;

/** Why a tip can not be of the chain that a record is of. Pure. */
export function contradictionOf(
  record: Record,
  claim: Seen,
  blockIntervalS: number,
  nowMs: number,
): string | null {
  const elapsedMs = Math.max(0, nowMs - record.atMs);
  const ratio = claim.difficulty / record.difficulty;
  const bound = DIFFICULTY_RATIO_MAX * 2 ** Math.floor(elapsedMs / STEADY_MS);
  const witness = claim.sourceId === record.sourceId ? 'before' : `by ${record.label}`;
  if (ratio > bound || ratio < 1 / bound) {
    const times = Math.round(Math.max(ratio, 1 / ratio)).toLocaleString('en');
    const way = ratio < 1 ? 'easier' : 'harder';
    return `Its blocks are ${times} times ${way} than those shown ${witness}: this is another chain.`;
  }
  const most = record.height + HEIGHT_SLACK + (PACE_MAX * elapsedMs) / 1000 / blockIntervalS;
  if (claim.height < record.height - HEIGHT_SLACK || claim.height > most) {
    return `It is at block ${claim.height}; block ${record.height} was shown ${witness}: this is another chain.`;
  }
  return null;
}

/** @param folder - one small file for each chain */
export function createChainMemory(
  folder: DurableFolder,
  clock: Clock,
  log: (level: 'warn', message: string, data: object) => void,
): ChainMemory {
  const records = new Map<string, Record | null>();
  const writtenMs = new Map<string, number>();
  const unlearned = new Set<string>();

  async function recall(chainId: string): Promise<Record | null> {
    if (!records.has(chainId)) {
      const record = await load(chainId);
      // Another call may have been faster.
      if (!records.has(chainId)) records.set(chainId, record);
    }
    return records.get(chainId) ?? null;
  }

  async function load(chainId: string): Promise<Record | null> {
    try {
      const text = await folder.read(`${chainId}.json`);
      const record = text === null ? null : Record.parse(JSON.parse(text));
      return record && unlearned.has(record.sourceId) ? null : record;
    } catch (error) {
      log('warn', 'the last seen tip of a chain was not readable', { chainId, error });
      return null;
    }
  }

  async function keep(chainId: string, { sourceId, label, height, difficulty }: Seen) {
    const record = { sourceId, label, height, difficulty, atMs: clock.now() };
    const isSameWitness = records.get(chainId)?.sourceId === sourceId;
    records.set(chainId, record);
    unlearned.delete(sourceId);
    const lastMs = writtenMs.get(chainId) ?? Number.NEGATIVE_INFINITY;
    if (isSameWitness && clock.now() - lastMs < WRITE_EVERY_MS) return;
    writtenMs.set(chainId, clock.now());
    try {
      await folder.write(`${chainId}.json`, JSON.stringify(record));
    } catch (error) {
      log('warn', 'the tip of a chain could not be written', { chainId, error });
    }
  }

  return {
    keep,
    async judge(chainId, blockIntervalS, claim) {
      const record = await recall(chainId);
      const problem = record && contradictionOf(record, claim, blockIntervalS, clock.now());
      if (problem === null) await keep(chainId, claim);
      return problem;
    },
    unlearn(sourceId) {
      unlearned.add(sourceId);
      for (const [chainId, record] of records) {
        if (record?.sourceId === sourceId) records.set(chainId, null);
      }
    },
  };
}
