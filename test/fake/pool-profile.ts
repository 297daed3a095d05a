import type { PoolClient, PoolRequest, PoolScript } from './fake-pool.ts';
import { judgeShare, type VersionMeaning } from './share-check.ts';

/** How the five servers that were measured behave, as far as a client can tell them apart. */
export interface PoolProfile {
  readonly extranonce1: string;
  readonly extranonce2Size: number;
  readonly difficulty: number;
  readonly algorithm: 'sha256d' | 'scrypt';
  /** Parameters of mining.notify. */
  readonly notify: readonly unknown[];
}

interface ProfileTraits {
  readonly versionMeaning: VersionMeaning;
  readonly subscriptions: (id: string) => unknown;
  /** Difficulty and job come before the answer to authorize, or even right after subscribe. */
  readonly firstJob: 'after-subscribe' | 'before-authorized' | 'after-authorized';
  readonly answersExtranonceSubscribe: boolean;
  readonly answersConfigure: boolean;
  readonly lowShare: (client: PoolClient, request: PoolRequest) => void;
}

const MASK = 0x1fffe000;

export const POOL_TRAITS = {
  ckpool: {
    versionMeaning: 'or',
    subscriptions: (id) => [['mining.notify', id]],
    firstJob: 'before-authorized',
    answersExtranonceSubscribe: false,
    answersConfigure: true,
    lowShare: (client, { id }) =>
      client.send({ 'reject-reason': 'Above target', result: false, error: null, id }),
  },
  'ckpool-lhr': {
    versionMeaning: 'or',
    subscriptions: (id) => [['mining.notify', id]],
    firstJob: 'before-authorized',
    answersExtranonceSubscribe: false,
    answersConfigure: true,
    lowShare: (client, request) => client.reply(request, false, [23, 'Above target', null]),
  },
  'public-pool': {
    versionMeaning: 'xor',
    subscriptions: (id) => [['mining.notify', id]],
    firstJob: 'after-authorized',
    answersExtranonceSubscribe: false,
    answersConfigure: true,
    lowShare: (client, request) => client.reply(request, null, [23, 'Difficulty too low', '']),
  },
  'node-stratum-pool': {
    versionMeaning: 'replace',
    subscriptions: (id) => [
      ['mining.set_difficulty', id],
      ['mining.notify', id],
    ],
    firstJob: 'after-subscribe',
    answersExtranonceSubscribe: true,
    answersConfigure: false,
    lowShare: (client, request) => client.reply(request, null, [23, 'low difficulty share of 0']),
  },
  blitzpool: {
    versionMeaning: 'xor',
    subscriptions: (id) => [['mining.notify', id]],
    firstJob: 'after-authorized',
    answersExtranonceSubscribe: false,
    answersConfigure: true,
    lowShare: (client, request) => client.reply(request, null, [23, 'Difficulty too low', '']),
  },
} as const satisfies Record<string, ProfileTraits>;

export type PoolName = keyof typeof POOL_TRAITS;

/** Headers of the shares a pool has accepted, for comparing with recorded ones. */
export interface ProfiledPool {
  readonly script: PoolScript;
  readonly accepted: string[];
}

export function profilePool(name: PoolName, profile: PoolProfile): ProfiledPool {
  const traits: ProfileTraits = POOL_TRAITS[name];
  const accepted: string[] = [];
  const giveJob = (client: PoolClient): void => {
    client.notify('mining.set_difficulty', [profile.difficulty]);
    client.notify('mining.notify', profile.notify);
  };

  const script: PoolScript = (request, client) => {
    const { method, params } = request;
    switch (method) {
      case 'mining.configure':
        if (!traits.answersConfigure) return;
        client.reply(request, { 'version-rolling': true, 'version-rolling.mask': '1fffe000' });
        return;
      case 'mining.subscribe':
        client.reply(request, [
          traits.subscriptions('6b000a79'),
          profile.extranonce1,
          profile.extranonce2Size,
        ]);
        if (traits.firstJob === 'after-subscribe') giveJob(client);
        return;
      case 'mining.extranonce.subscribe':
        if (traits.answersExtranonceSubscribe) client.reply(request, true);
        return;
      case 'mining.authorize':
        if (traits.firstJob === 'before-authorized') giveJob(client);
        client.reply(request, true);
        if (traits.firstJob === 'after-authorized') giveJob(client);
        return;
      case 'mining.submit': {
        const job = { ...profile, versionMeaning: traits.versionMeaning, versionMask: MASK };
        const share = judgeShare(job, params as string[]);
        if (share.difficulty < profile.difficulty) return traits.lowShare(client, request);
        accepted.push(share.header);
        client.reply(request, true);
      }
    }
  };
  return { script, accepted };
}
