import { z } from 'zod';

/** What can be taken out of the record, and in which form. */

export const ExportWhat = z.enum(['blocks', 'shares', 'energy', 'all']);
export type ExportWhat = z.infer<typeof ExportWhat>;

/** 'beancount' and 'hledger' are journals of rewards and electricity; shares have no place in them. */
export const ExportFormat = z.enum(['csv', 'json', 'beancount', 'hledger']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportRequest = z
  .strictObject({
    what: ExportWhat,
    format: ExportFormat,
    fromMs: z.number(),
    toMs: z.number(),
  })
  .refine(({ what, format }) => format !== 'csv' || what !== 'all', {
    message: 'a CSV is one table: choose blocks, shares or energy',
  })
  .refine(({ what, format }) => what !== 'shares' || format === 'csv' || format === 'json', {
    message: 'shares are no money: csv or json',
  });
export type ExportRequest = z.infer<typeof ExportRequest>;

/** A found block with the price at its receipt: the moment it was first seen in the best chain. */
export const BlockRecord = z.object({
  hash: z.string(),
  chainId: z.string(),
  sourceId: z.string(),
  height: z.number(),
  foundAtMs: z.number(),
  state: z.string(),
  rewardAtomic: z.string().nullable(),
  address: z.string().nullable(),
  receivedAtMs: z.number().nullable(),
  /** Currency for one whole coin; null when none was known then. */
  price: z.number().nullable(),
  currency: z.string().nullable(),
  priceFrom: z.string().nullable(),
});
export type BlockRecord = z.infer<typeof BlockRecord>;

export const ShareRecord = z.object({
  atMs: z.number(),
  chainId: z.string().nullable(),
  sourceId: z.string(),
  outcome: z.enum(['accepted', 'rejected', 'stale']),
  difficulty: z.number(),
  reason: z.string().nullable(),
});
export type ShareRecord = z.infer<typeof ShareRecord>;
