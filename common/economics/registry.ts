import { chainModels } from './chain/models.ts';
import { energyModels } from './energy/models.ts';
import { hardwareModels } from './hardware/models.ts';
import { hedgeModels } from './hedge/models.ts';
import type { Model } from './model.ts';
import { optionModels } from './option/models.ts';
import { poolModels } from './pool/models.ts';
import { profitModels } from './profit/models.ts';
import { securityModels } from './security/models.ts';
import { soloModels } from './solo/models.ts';
import { treasuryModels } from './treasury/models.ts';

/** Every economics model, in the order of the model book. */
export const models: readonly Model[] = [
  ...chainModels,
  ...soloModels,
  ...poolModels,
  ...profitModels,
  ...optionModels,
  ...hedgeModels,
  ...treasuryModels,
  ...energyModels,
  ...securityModels,
  ...hardwareModels,
];

/** The model of an id such as 'solo-odds'; undefined when there is none. */
export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id);
}
