import { awattar } from './awattar.ts';
import { coingecko } from './coingecko.ts';
import { electricityMaps } from './electricity-maps.ts';
import { elprisetjustnu } from './elprisetjustnu.ts';
import { energiDataService } from './energi-data-service.ts';
import { energyCharts } from './energy-charts.ts';
import { entsoE } from './entso-e.ts';
import type { FeedDefinition } from './feed.ts';
import { kraken } from './kraken.ts';
import { mempool } from './mempool.ts';
import { octopusAgile } from './octopus-agile.ts';
import { openadr } from './openadr.ts';
import { roomTemperature } from './room-temperature.ts';
import { tibber } from './tibber.ts';
import { ukCarbonIntensity } from './uk-carbon-intensity.ts';

/** Every feed there is, as a screen lists them. */
export const feeds: readonly FeedDefinition[] = [
  octopusAgile,
  tibber,
  awattar,
  energyCharts,
  elprisetjustnu,
  energiDataService,
  entsoE,
  ukCarbonIntensity,
  electricityMaps,
  mempool,
  coingecko,
  kraken,
  openadr,
  roomTemperature,
];
