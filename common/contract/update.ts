import { z } from 'zod';
import { WireErrorSchema } from './mining.ts';

/** When a downloaded version is put in place: at once, or as soon as nothing is being mined. */
export const RestartWhen = z.enum(['now', 'at-rest']);
export type RestartWhen = z.infer<typeof RestartWhen>;

/** What the app knows of newer versions of itself. */
export const UpdateInfo = z.discriminatedUnion('kind', [
  /** Not turned on: nobody was asked. */
  z.object({ kind: z.literal('off') }),
  /** This copy can not replace itself: it runs from its sources, or nobody signed it where the system checks that. */
  z.object({ kind: z.literal('unsupported'), reason: z.enum(['not-packaged', 'unsigned']) }),
  z.object({ kind: z.literal('checking') }),
  /** null: turned on, and not asked yet. */
  z.object({ kind: z.literal('none'), checkedAtMs: z.number().nullable() }),
  /** `isOurs` false: the system's own package manager puts it in place. */
  z.object({ kind: z.literal('available'), version: z.string(), isOurs: z.boolean() }),
  z.object({
    kind: z.literal('downloading'),
    version: z.string(),
    /** 0 to 100. */
    percent: z.number(),
  }),
  /** Downloaded and checked. `waitsFor` says what stands before a restart that was asked for. */
  z.object({
    kind: z.literal('ready'),
    version: z.string(),
    waitsFor: z.enum(['nothing', 'rest', 'block']),
  }),
  z.object({ kind: z.literal('failed'), error: WireErrorSchema, atMs: z.number() }),
]);
export type UpdateInfo = z.infer<typeof UpdateInfo>;
