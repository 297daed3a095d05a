import type { z } from 'zod';
import type { SourceKind, SourceSettings } from '../../../common/contract/settings.ts';
import type {
  CheckLine,
  CoinbaseView,
  NetworkInfo,
  SourceState,
} from '../../../common/contract/source.ts';
import type { Job, Solution } from '../../../common/mining/job.ts';

/** What a source answers about one solution. Expected outcomes are values, never exceptions. */
export type SubmitResult =
  | { readonly kind: 'accepted'; readonly latencyMs: number }
  | {
      readonly kind: 'rejected';
      /** The source's own code or word: '23', 'high-hash', 'Low diff share'. */
      readonly code: string;
      /** The class of the code that people know. */
      readonly meaning:
        | 'stale'
        | 'duplicate'
        | 'low-difficulty'
        | 'unauthorized'
        | 'not-subscribed'
        | 'invalid'
        | 'other';
      readonly message: string;
    }
  /** No answer, and none will come: the connection dropped or time ran out. */
  | { readonly kind: 'unanswered'; readonly problem: string }
  /** Nobody is to judge it: a solo share below the block target, or a second block of ours at one height. */
  | { readonly kind: 'noted' };

/** A block ready to be sent, as the journal keeps it until a node has answered finally. */
export interface FoundBlock {
  readonly hash: string;
  readonly chainId: string;
  readonly sourceId: string;
  readonly height: number;
  /** The complete block as hex. */
  readonly blockHex: string;
  readonly rewardAtomic: string | null;
  readonly address: string | null;
  readonly maturityBlocks: number;
  readonly foundAtMs: number;
}

/** What a node says about a block it was given. */
export type BlockVerdict =
  /** Taken now or known already ('duplicate', 'inconclusive'): ask for the header. */
  | { readonly kind: 'taken'; readonly reason: string | null }
  /** Refused for good, for example 'high-hash'. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Could not be asked; try again. */
  | { readonly kind: 'unreachable'; readonly problem: string };

/** Where a block stands in a node's best chain. */
export type BlockStanding =
  | { readonly kind: 'in-chain'; readonly confirmations: number }
  /** Known, but another block stands at its height; `depth` counts the best chain's blocks from there on. */
  | { readonly kind: 'side-branch'; readonly depth: number }
  /** Not known to the node; a synchronised one says at which height and difficulty it is. */
  | { readonly kind: 'unknown'; readonly tip?: number; readonly difficulty?: number }
  | { readonly kind: 'unreachable'; readonly problem: string };

/** What a source tells the room above; every handler returns at once. */
export interface SourceListener {
  /** @param transactions - in the block besides the coinbase, when known */
  jobReceived(job: Job, transactions?: number | null): void;
  stateChanged(state: SourceState): void;
  networkChanged(network: NetworkInfo): void;
  coinbaseChanged(view: CoinbaseView): void;
  peerChanged(peer: string | null, latencyMs: number | null): void;
  /** Words of a pool for the user, at most 200 characters. */
  messageReceived(message: string): void;
}

/** One way of getting work. Created stopped; `start` once, `stop` once. */
export interface WorkSource {
  start(): void;
  /** Ends every request and socket; resolves when nothing of it is left. */
  stop(): Promise<void>;
  /**
   * Sends a solution with the job it was found on. For sources that build blocks, a solution that is a
   * block goes to `deps.blockFound` (the journal) first, which then calls {@link BlockDelivery.submitBlock}.
   */
  submit(solution: Solution): Promise<SubmitResult>;
  /** Present where the source can deliver whole blocks and look up headers. */
  readonly delivery?: BlockDelivery;
}

/** How the block journal reaches a node. */
export interface BlockDelivery {
  submitBlock(block: FoundBlock, signal: AbortSignal): Promise<BlockVerdict>;
  standing(block: Pick<FoundBlock, 'hash' | 'height'>, signal: AbortSignal): Promise<BlockStanding>;
}

/** What every source is given. Time and randomness are passed in so that tests can move them. */
export interface SourceDeps {
  readonly listener: SourceListener;
  readonly clock: Clock;
  /** 0 <= x < 1. */
  readonly random: () => number;
  /** The saved secret (password) of this source, read when needed; '' when none. */
  readonly secret: () => string;
  /** Writes the block to disk (fsync) and delivers it to every node; resolves when it is safe on disk and the first verdict is in. */
  readonly blockFound: (block: FoundBlock) => Promise<BlockVerdict>;
  readonly log: (level: 'debug' | 'info' | 'warn', message: string, data?: object) => void;
  readonly userAgent: string;
  /** Files of this source that outlive the app, for one that keeps a chain. */
  readonly store: SourceStore;
}

/** A few small files by name. */
export interface SourceStore {
  /** @returns null when there is none */
  read(name: string): Promise<string | null>;
  /** Resolves when the content would survive a power cut. */
  write(name: string, content: string): Promise<void>;
}

export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  /** Runs once after `ms`; returns how to cancel. */
  after(ms: number, run: () => void): () => void;
}

/** One entry of the source registry. */
export interface SourceDefinition<Settings extends SourceSettings = SourceSettings> {
  readonly kind: Settings['kind'] & SourceKind;
  readonly label: string;
  readonly settings: z.ZodType<Settings>;
  create(settings: Settings, deps: SourceDeps): WorkSource;
  /** Tries the settings step by step, without mining; the last line passes only when there was a job. */
  check?(settings: Settings, deps: CheckDeps): Promise<readonly CheckLine[]>;
}

/** What a diagnosis is given. */
export interface CheckDeps {
  readonly clock: Clock;
  readonly random: () => number;
  /** The secret to try, saved or not. */
  readonly secret: string;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** Types a registry entry by its settings; returns its argument. */
export function defineSource<Settings extends SourceSettings>(
  definition: SourceDefinition<Settings>,
): SourceDefinition<Settings> {
  return definition;
}
