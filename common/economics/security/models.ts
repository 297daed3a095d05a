import { attackCost } from './attack-cost.ts';
import { concentration } from './concentration.ts';
import { doubleSpend } from './double-spend.ts';
import { hashrateShock } from './hashrate-shock.ts';
import { majorityAttack } from './majority-attack.ts';
import { miningGame } from './mining-game.ts';
import { scaleEconomies } from './scale-economies.ts';
import { securityBudget } from './security-budget.ts';
import { securityValue } from './security-value.ts';
import { selectionPressure } from './selection-pressure.ts';

/** Section 9: what secures a chain, what it costs, and who holds it. */
export const securityModels = [
  doubleSpend,
  majorityAttack,
  attackCost,
  securityBudget,
  hashrateShock,
  concentration,
  miningGame,
  scaleEconomies,
  selectionPressure,
  securityValue,
] as const;
