import { carbonAccounting } from './carbon-accounting.ts';
import { demandResponse } from './demand-response.ts';
import { demandResponseBaseline } from './demand-response-baseline.ts';
import { energyCounter } from './energy-counter.ts';
import { frequencyScaling } from './frequency-scaling.ts';
import { generationMix } from './generation-mix.ts';
import { heatCredit } from './heat-credit.ts';
import { loadPower } from './load-power.ts';
import { miningSchedule } from './mining-schedule.ts';
import { powerPurchase } from './power-purchase.ts';
import { powerPurchaseValue } from './power-purchase-value.ts';
import { pvSurplus } from './pv-surplus.ts';
import { siteEfficiency } from './site-efficiency.ts';
import { thermalDerating } from './thermal-derating.ts';
import { thermalFit } from './thermal-fit.ts';
import { timeOfUseTariff } from './time-of-use-tariff.ts';

/** Section 8: when to run, what energy costs, what heat and carbon are worth. */
export const energyModels = [
  miningSchedule,
  timeOfUseTariff,
  demandResponse,
  demandResponseBaseline,
  powerPurchase,
  powerPurchaseValue,
  heatCredit,
  siteEfficiency,
  carbonAccounting,
  generationMix,
  pvSurplus,
  thermalDerating,
  thermalFit,
  frequencyScaling,
  loadPower,
  energyCounter,
] as const;
