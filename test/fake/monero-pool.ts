import type { PoolClient, PoolRequest, PoolScript } from './fake-pool.ts';

/** A job of a real P2Pool, with the blob whose RandomX hash monerod's calc_pow gave. */
export const MONERO_JOB = {
  blob: '10109c9280d8069d4086ceb86767cbcc7c79dfaf829a43d5b57adbe5a014d8976c5011ce4b1b8e00000000575fcd3b75e44cb00ee2cec7c252863aa52db29df96fcdd0d7edb6f68e94a16e01',
  job_id: '1',
  target: '51b81e05',
  algo: 'rx/0',
  height: 4,
  seed_hash: '418015bb9ae982a1975da7d79277c2705727a56894ba0fb246adaabb1f4632e3',
};

/** How the two servers that were measured differ. */
export interface MoneroPoolTraits {
  readonly name: string;
  readonly low: object;
  readonly unknownJob: object;
  readonly badNonce: object | null;
  readonly answersKeepalive: boolean;
  /** null: it closes the connection. */
  readonly getJob: object | null;
  readonly beforeLogin: object | null;
}

export const p2pool: MoneroPoolTraits = {
  name: 'p2pool 4.15.1',
  low: { message: 'Low diff share' },
  unknownJob: { message: 'Invalid job id' },
  badNonce: null,
  answersKeepalive: false,
  getJob: null,
  beforeLogin: null,
};

export const xmrigProxy: MoneroPoolTraits = {
  name: 'xmrig-proxy 6.26',
  low: { code: -1, message: 'Low difficulty share' },
  unknownJob: { code: -1, message: 'Invalid job id' },
  badNonce: { code: -1, message: 'Invalid nonce; is miner not compatible with NiceHash?' },
  answersKeepalive: true,
  getJob: { code: -1, message: 'Invalid method' },
  beforeLogin: { code: -1, message: 'Unauthenticated' },
};

/** What a share must satisfy, besides belonging to a known job. */
export interface MoneroPoolRules {
  readonly traits: MoneroPoolTraits;
  /** The job of each login; it may be changed meanwhile. */
  job: object;
  readonly extensions?: readonly string[];
  /** The byte at offset 42 that a share must keep; null: any. */
  readonly fixedNonceByte?: number | null;
}

/** Answers as one of the servers does; shares are judged by their result against the job's target. */
export function moneroPoolScript(rules: MoneroPoolRules): PoolScript {
  const { traits } = rules;
  const loggedIn = new WeakSet<PoolClient>();
  const reply = (client: PoolClient, { id }: PoolRequest, body: object): void =>
    client.send({ id, jsonrpc: '2.0', ...body });
  const refuse = (client: PoolClient, request: PoolRequest, error: object | null): void => {
    if (error) reply(client, request, { error });
    else client.drop();
  };

  return (request, client) => {
    const params = request.params as unknown as Record<string, string>;
    if (request.method === 'login') {
      loggedIn.add(client);
      const extensions = rules.extensions ?? ['algo'];
      const result = { id: 'fcc92f90', job: rules.job, extensions, status: 'OK' };
      return reply(client, request, { result });
    }
    if (!loggedIn.has(client)) return refuse(client, request, traits.beforeLogin);
    switch (request.method) {
      case 'submit':
        return judge(client, request, params);
      case 'keepalived':
        if (traits.answersKeepalive) reply(client, request, { result: { status: 'KEEPALIVED' } });
        return;
      case 'getjob':
        return refuse(client, request, traits.getJob);
      default:
        client.drop();
    }
  };

  function judge(client: PoolClient, request: PoolRequest, share: Record<string, string>): void {
    const { nonce = '', result = '', job_id: jobId } = share;
    if (!/^[0-9a-f]{8}$/.test(nonce)) {
      refuse(client, request, traits.badNonce);
      return;
    }
    const fixed = rules.fixedNonceByte ?? null;
    if (fixed !== null && Number.parseInt(nonce.slice(6), 16) !== fixed) {
      reply(client, request, { error: xmrigProxy.badNonce });
      client.drop();
      return;
    }
    if (jobId !== MONERO_JOB.job_id) {
      reply(client, request, { error: traits.unknownJob });
      return;
    }
    const top = Buffer.from(result, 'hex').readBigUInt64LE(24);
    const isLow = top >= 0xffff_ffff_ffff_ffffn / 50n;
    reply(
      client,
      request,
      isLow ? { error: traits.low } : { error: null, result: { status: 'OK' } },
    );
  }
}
