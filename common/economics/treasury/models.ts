import { coinLoanModel } from './coin-loan.ts';
import { drawdownModel } from './drawdown.ts';
import { equipmentLoanModel } from './equipment-loan.ts';
import { outputFinancingModel } from './output-financing.ts';
import { priceTouchModel } from './price-touch.ts';
import { reserveErosionModel } from './reserve-erosion.ts';
import { runwayModel } from './runway.ts';
import { treasuryPolicyModel } from './treasury-policy.ts';
import { treasuryRaceModel } from './treasury-race.ts';

/** Section 7: treasury. */
export const treasuryModels = [
  treasuryRaceModel,
  treasuryPolicyModel,
  runwayModel,
  priceTouchModel,
  reserveErosionModel,
  drawdownModel,
  equipmentLoanModel,
  coinLoanModel,
  outputFinancingModel,
] as const;
