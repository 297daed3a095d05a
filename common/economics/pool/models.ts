import { certaintyEquivalent } from './certainty-equivalent.ts';
import { poolHopping } from './pool-hopping.ts';
import { poolSchemes } from './pool-schemes.ts';
import { ppsReserve } from './pps-reserve.ts';
import { soloRuin } from './solo-ruin.ts';

/** Section 3: pools, and what mining without one risks. */
export const poolModels = [
  poolSchemes,
  poolHopping,
  ppsReserve,
  soloRuin,
  certaintyEquivalent,
] as const;
