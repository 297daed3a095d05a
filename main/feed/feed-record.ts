import { z } from 'zod';
import { openJsonRecord } from '../record/json-record.ts';
import { FeedData } from './feed.ts';

/** What is kept of a feed between two runs, so that a restart asks for nothing that is known. */
const FeedMemory = z.object({
  /** Server and area it was read from: other ones are another feed. */
  source: z.string(),
  /** null while it has given nothing. */
  given: z.object({ data: FeedData, gotAtMs: z.number() }).nullable(),
  askedAtMs: z.number(),
  /** It asked to be left alone until then. */
  notBeforeMs: z.number(),
  validators: z.array(z.object({ path: z.string(), etag: z.string(), text: z.string() })).max(20),
});
export type FeedMemory = z.infer<typeof FeedMemory>;

export interface FeedRecord {
  load(id: string): FeedMemory | undefined;
  save(id: string, memory: FeedMemory): void;
}

/** The cache on disk; what can not be read is asked for again. */
export function openFeedRecord(path: string, problem: (error: unknown) => void): FeedRecord {
  return openJsonRecord(
    path,
    (value): value is FeedMemory => FeedMemory.safeParse(value).success,
    problem,
  );
}
