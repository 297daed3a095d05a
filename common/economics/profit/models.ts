import { profit } from './profit.ts';

/** Section 4: what mining earns and costs. */
export const profitModels = [profit] as const;
