import { demandCharge } from './demand-charge.ts';
import { depreciation } from './depreciation.ts';
import { internalReturnModel } from './internal-return.ts';
import { investment } from './investment.ts';
import { meritOrder } from './merit-order.ts';
import { obsolescence } from './obsolescence.ts';
import { profit } from './profit.ts';
import { tieredTariff } from './tiered-tariff.ts';

/** Section 4: what mining earns and costs. */
export const profitModels = [
  profit,
  demandCharge,
  tieredTariff,
  investment,
  internalReturnModel,
  depreciation,
  obsolescence,
  meritOrder,
] as const;
