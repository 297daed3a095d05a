import type { ChainMemory, Seen } from './chain-memory.ts';
import type { BlockDelivery, BlockStanding, Clock } from './source/source.ts';

/**
 * Asks the user's own nodes whether the chain a pool works on is the one it says: Bitcoin Cash looks like
 * Bitcoin to a miner until somebody asks a Bitcoin node for the parent block. Where there is no node to ask,
 * the chain as another source or an earlier day showed it is the witness.
 */
export interface ChainWitness {
  /** A pool gave a job on this parent. Cheap when the parent is the same as before. */
  hear(claim: ChainClaim): void;
  /** An own node gave work on this tip: what it shows of the chain is kept. */
  vouch(claim: ChainClaim): void;
  forget(sourceId: string): void;
  /** The source was changed or removed: what it showed of a chain counts no more. */
  unlearn(sourceId: string): void;
  stop(): void;
}

export interface ChainClaim {
  readonly sourceId: string;
  /** The source's name. */
  readonly label: string;
  readonly chainId: string;
  /** As nodes print it. */
  readonly parentHash: string;
  readonly parentHeight: number;
  /** On the chain's own scale; null on test chains, where it jumps. */
  readonly difficulty: number | null;
  /** Time in the job's header, Unix seconds. */
  readonly timeS: number;
  readonly blockIntervalS: number;
}

export interface WitnessOptions {
  readonly clock: Clock;
  readonly memory: ChainMemory;
  /** The user's nodes of a chain; none: nobody to ask, nothing is said. */
  readonly deliveries: (chainId: string) => readonly BlockDelivery[];
  /** The pool is on another chain; told once until forgotten. */
  readonly refused: (sourceId: string, problem: string) => void;
  /** Something about the pool's work is odd but may be this computer's fault; told once until forgotten. */
  readonly doubted: (sourceId: string, words: string) => void;
}

/** What the answers of all nodes come to. */
export type Testimony =
  | { readonly kind: 'known' }
  | { readonly kind: 'nothing' }
  /** The pool may be ahead of the node; patience decides. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'contradicted'; readonly problem: string };

/** Competing blocks at the tip are ordinary; a branch left so far behind is not. */
const BRANCH_DEPTH_MAX = 2;
/** Difficulty does not change so much while a node catches up a day; between kindred chains it does by hundreds. */
const DIFFICULTY_RATIO_MAX = 8;
/** A pool hears of a block seconds before a node; one that never hears of it is on another chain. */
const PATIENCE_MS = 600_000;
const AGAIN_MS = 60_000;
/** A network refuses blocks from further ahead than this; a job from so long ago was never renewed. */
const AHEAD_MAX_S = 7200;
const BEHIND_MAX_S = 86_400;

/**
 * Weighs the answers about one parent. One node that has it in its chain is enough; one that does not say its
 * height is still synchronising and no witness.
 */
export function weigh(
  standings: readonly BlockStanding[],
  { parentHeight, difficulty }: Pick<ChainClaim, 'parentHeight' | 'difficulty'>,
): Testimony {
  let testimony: Testimony = { kind: 'nothing' };
  for (const standing of standings) {
    switch (standing.kind) {
      case 'in-chain':
        return { kind: 'known' };
      case 'side-branch':
        if (standing.depth <= BRANCH_DEPTH_MAX) return { kind: 'known' };
        testimony = contradicted(`a branch that your node left ${standing.depth} blocks ago`);
        break;
      case 'unknown': {
        const { tip } = standing;
        if (tip === undefined || testimony.kind === 'contradicted') break;
        testimony = { kind: 'unknown' };
        if (tip >= parentHeight + BRANCH_DEPTH_MAX) {
          testimony = contradicted(`another block at height ${parentHeight} than your node has`);
        } else if (isForeign(difficulty, standing.difficulty)) {
          testimony = contradicted('a difficulty that is not the one of your node');
        }
        break;
      }
      case 'unreachable':
        break;
    }
  }
  return testimony;
}

export function createChainWitness(options: WitnessOptions): ChainWitness {
  const { clock } = options;
  const ending = new AbortController();
  const doubted = new Set<string>();
  const heard = new Map<
    string,
    { claim: ChainClaim; unknownSinceMs: number | null; cancel: (() => void) | null }
  >();

  /** Nobody can be asked: the chain as it was last seen is the witness, where difficulty does not jump. */
  async function recollect(claim: ChainClaim): Promise<void> {
    const seen = seenOf(claim);
    if (seen === null) return;
    const problem = await options.memory.judge(claim.chainId, claim.blockIntervalS, seen);
    if (ending.signal.aborted || heard.get(claim.sourceId)?.claim !== claim) return;
    if (problem !== null) options.refused(claim.sourceId, problem);
  }

  async function vouch(claim: ChainClaim): Promise<void> {
    const seen = seenOf(claim);
    if (seen !== null) await options.memory.keep(claim.chainId, seen);
  }

  /** A wrong clock is as likely as a wrong pool: a word, no more. */
  function lookAtTime({ sourceId, difficulty, timeS }: ChainClaim): void {
    const aheadS = timeS - clock.now() / 1000;
    const isOdd = aheadS > AHEAD_MAX_S || aheadS < -BEHIND_MAX_S;
    if (difficulty === null || !isOdd || doubted.has(sourceId)) return;
    doubted.add(sourceId);
    const hours = Math.round(Math.abs(aheadS) / 3600);
    const way = aheadS > 0 ? 'ahead of' : 'behind';
    options.doubted(
      sourceId,
      `Its job is ${hours} h ${way} this computer's clock: one of the two is wrong.`,
    );
  }

  async function ask(sourceId: string): Promise<void> {
    const entry = heard.get(sourceId);
    if (!entry) return;
    const { claim } = entry;
    const block = { hash: claim.parentHash, height: claim.parentHeight };
    const answers = await Promise.allSettled(
      options.deliveries(claim.chainId).map((node) => node.standing(block, ending.signal)),
    );
    if (ending.signal.aborted || heard.get(sourceId) !== entry || entry.claim !== claim) return;
    const standings = answers
      .filter((answer) => answer.status === 'fulfilled')
      .map(({ value }) => value);
    const testimony = weigh(standings, claim);
    switch (testimony.kind) {
      case 'known':
        entry.unknownSinceMs = null;
        await vouch(claim);
        return;
      case 'nothing':
        await recollect(claim);
        return;
      case 'contradicted':
        options.refused(sourceId, testimony.problem);
        return;
      case 'unknown':
        entry.unknownSinceMs ??= clock.now();
        if (clock.now() - entry.unknownSinceMs >= PATIENCE_MS) {
          options.refused(sourceId, 'a chain whose blocks your node has not seen for ten minutes');
          return;
        }
        entry.cancel = clock.after(AGAIN_MS, () => void ask(sourceId));
    }
  }

  return {
    hear(claim) {
      const known = heard.get(claim.sourceId);
      if (known?.claim.parentHash === claim.parentHash) return;
      known?.cancel?.();
      lookAtTime(claim);
      heard.set(claim.sourceId, {
        claim,
        unknownSinceMs: known?.unknownSinceMs ?? null,
        cancel: null,
      });
      void ask(claim.sourceId);
    },
    vouch: (claim) => void vouch(claim),
    unlearn: (sourceId) => options.memory.unlearn(sourceId),
    forget(sourceId) {
      doubted.delete(sourceId);
      heard.get(sourceId)?.cancel?.();
      heard.delete(sourceId);
    },
    stop() {
      ending.abort();
      for (const { cancel } of heard.values()) cancel?.();
      heard.clear();
    },
  };
}

function seenOf({ sourceId, label, parentHeight, difficulty }: ChainClaim): Seen | null {
  return difficulty === null ? null : { sourceId, label, height: parentHeight, difficulty };
}

function isForeign(claimed: number | null, known: number | undefined): boolean {
  if (claimed === null || known === undefined) return false;
  const ratio = claimed / known;
  return ratio > DIFFICULTY_RATIO_MAX || ratio < 1 / DIFFICULTY_RATIO_MAX;
}

function contradicted(words: string): Testimony {
  return { kind: 'contradicted', problem: `It works on ${words}: this is another chain.` };
}
