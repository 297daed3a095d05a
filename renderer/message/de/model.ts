import type { Phrases } from '../../../common/message/said.ts';
import { allowedPhrases } from './model/allowed.ts';
import { chainPhrases } from './model/chain.ts';
import { energyPhrases } from './model/energy.ts';
import { hardwarePhrases } from './model/hardware.ts';
import { hedgePhrases } from './model/hedge.ts';
import { optionPhrases } from './model/option.ts';
import { poolPhrases } from './model/pool.ts';
import { profitPhrases } from './model/profit.ts';
import { securityPhrases } from './model/security.ts';
import { soloPhrases } from './model/solo.ts';
import { treasuryPhrases } from './model/treasury.ts';

/** German for the economics models: titles, limits, labels of inputs and outputs, what null means, what is allowed. */
export const modelPhrases: Phrases = {
  ...chainPhrases,
  ...soloPhrases,
  ...poolPhrases,
  ...profitPhrases,
  ...optionPhrases,
  ...hedgePhrases,
  ...treasuryPhrases,
  ...energyPhrases,
  ...securityPhrases,
  ...hardwarePhrases,
  ...allowedPhrases,
};
