import { bestShare } from './best-share.ts';
import { decayedRateModel } from './decayed-rate.ts';
import { hashrateFromSharesModel } from './hashrate-from-shares.ts';
import { luck } from './luck.ts';
import { orphanRisk } from './orphan-risk.ts';
import { shareRecords } from './share-records.ts';
import { soloOdds } from './solo-odds.ts';
import { soloOddsGrowing } from './solo-odds-growing.ts';

/** Section 2: what mining alone finds. */
export const soloModels = [
  soloOdds,
  soloOddsGrowing,
  bestShare,
  shareRecords,
  hashrateFromSharesModel,
  decayedRateModel,
  luck,
  orphanRisk,
] as const;
