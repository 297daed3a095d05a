import { z } from 'zod';
import { WireErrorSchema } from './mining.ts';

/** Remote access: the same interface, and the answers for other programs, over the network. Off by default. */

/** Who may reach it: programs of this computer, its whole network, or one interface's network. */
export const RemoteReach = z.enum(['computer', 'network', 'interface']);
export type RemoteReach = z.infer<typeof RemoteReach>;

/** A file's path as typed; '' for none. */
const FilePath = z.string().trim().max(1000);

export const RemoteSettings = z.object({
  enabled: z.boolean(),
  reach: RemoteReach,
  /** Name of the network interface for 'interface', '' otherwise. */
  interface: z.string().max(60),
  /** 0: a free one is taken at the first start and remembered. */
  port: z.number().int().min(0).max(65_535),
  /** Whether what comes from outside may change anything; else it only looks. */
  allowControl: z.boolean(),
  /** PEM files of the user's own certificate and its key; both '' for one that Adit makes. */
  certificateFile: FilePath,
  keyFile: FilePath,
});
export type RemoteSettings = z.infer<typeof RemoteSettings>;

export const defaultRemoteSettings: RemoteSettings = {
  enabled: false,
  reach: 'network',
  interface: '',
  port: 0,
  allowControl: false,
  certificateFile: '',
  keyFile: '',
};

/** A browser that was let in by a link. */
export const RemoteSession = z.object({
  id: z.string(),
  /** Browser and system as the browser tells. */
  device: z.string(),
  sinceMs: z.number(),
  seenMs: z.number(),
  /** Whether a page of it is open now. */
  isConnected: z.boolean(),
});
export type RemoteSession = z.infer<typeof RemoteSession>;

export const RemoteInfo = z.object({
  state: z.enum(['off', 'starting', 'on', 'failed']),
  /** Why it is not on. */
  problem: WireErrorSchema.nullable(),
  /** Where it can be reached, the likeliest first; each ends on '/'. */
  urls: z.array(z.string()),
  /** SHA-256 of the certificate, hex pairs between colons; null without TLS. */
  fingerprint: z.string().nullable(),
  certificateEndsMs: z.number().nullable(),
  /** Interfaces that can be chosen. */
  interfaces: z.array(z.object({ name: z.string(), address: z.string() })),
  /** Whether programs have an access token. */
  hasToken: z.boolean(),
  sessions: z.array(RemoteSession),
});
export type RemoteInfo = z.infer<typeof RemoteInfo>;

/** Links that open the interface once; the same one-time token under each address. */
export const RemoteLinks = z.object({ urls: z.array(z.string()), endsAtMs: z.number() });
export type RemoteLinks = z.infer<typeof RemoteLinks>;
