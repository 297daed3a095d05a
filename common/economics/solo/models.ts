import { bestShare } from './best-share.ts';
import { soloOdds } from './solo-odds.ts';

/** Section 2: what mining alone finds. */
export const soloModels = [soloOdds, bestShare] as const;
