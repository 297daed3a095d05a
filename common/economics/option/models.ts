import { bachelierModel } from './bachelier.ts';
import { bjerksundStenslandModel } from './bjerksund-stensland.ts';
import { black76Model } from './black-76.ts';
import { coinCallModel } from './coin-call.ts';
import { correlationModel } from './correlation.ts';
import { entryExitModel } from './entry-exit.ts';
import { europeanOptionModel } from './european-option.ts';
import { hashpriceVolatilityModel } from './hashprice-volatility.ts';
import { investTriggerModel } from './invest-trigger.ts';
import { kirkModel } from './kirk.ts';
import { longstaffSchwartzModel } from './longstaff-schwartz.ts';
import { margrabeModel } from './margrabe.ts';
import { miningStripModel } from './mining-strip.ts';
import { operatingLifeModel } from './operating-life.ts';
import { spreadExactModel } from './spread-exact.ts';
import { switchingLatticeModel } from './switching-lattice.ts';
import { volatilityModel } from './volatility.ts';

/** Section 5: the rig as an option. */
export const optionModels = [
  miningStripModel,
  coinCallModel,
  switchingLatticeModel,
  operatingLifeModel,
  investTriggerModel,
  entryExitModel,
  longstaffSchwartzModel,
  black76Model,
  europeanOptionModel,
  bachelierModel,
  margrabeModel,
  kirkModel,
  bjerksundStenslandModel,
  spreadExactModel,
  volatilityModel,
  correlationModel,
  hashpriceVolatilityModel,
] as const;
