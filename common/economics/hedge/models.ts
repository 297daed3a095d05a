import { basisRiskModel } from './basis-risk.ts';
import { betaHedgeModel } from './beta-hedge.ts';
import { coinForwardModel } from './coin-forward.ts';
import { collarModel } from './collar.ts';
import { forwardMarginModel } from './forward-margin.ts';
import { hashpriceForwardModel } from './hashprice-forward.ts';
import { hedgeReportModel } from './hedge-report.ts';
import { minimumVarianceHedgeModel } from './minimum-variance-hedge.ts';
import { normalRiskModel } from './normal-risk.ts';
import { productionHedgeModel } from './production-hedge.ts';
import { soloHedgeModel } from './solo-hedge.ts';

/** Section 6: hedging. */
export const hedgeModels = [
  hedgeReportModel,
  hashpriceForwardModel,
  coinForwardModel,
  collarModel,
  minimumVarianceHedgeModel,
  betaHedgeModel,
  productionHedgeModel,
  soloHedgeModel,
  normalRiskModel,
  basisRiskModel,
  forwardMarginModel,
] as const;
