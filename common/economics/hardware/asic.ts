/** Where a row of the tables comes from. */
export interface DataSource {
  readonly name: string;
  readonly url: string;
  /** When the figures were true, ISO month or day; null when the source does not say. */
  readonly asOf: string | null;
}

/** A machine that hashes SHA-256d. */
export interface Asic {
  readonly name: string;
  readonly vendor: string;
  readonly hashrateHps: number;
  /** Watts at the wall as its maker or firmware states them. */
  readonly powerW: number;
  /** Month of release, ISO; null when the source does not say. */
  readonly released: string | null;
  /** Street price in US dollars at the date of the source; null when unknown. */
  readonly priceUsd: number | null;
  readonly source: DataSource;
}

const F2POOL_2020: DataSource = {
  name: 'f2pool.com/miners as kept in mattk8/mining-data',
  url: 'https://github.com/mattk8/mining-data',
  asOf: '2020-03',
};
const MARKETPLACE: DataSource = {
  name: 'asicmarketplace.com listings as kept in kookoo55/miningftw',
  url: 'https://github.com/kookoo55/miningftw',
  asOf: null,
};
/** Hash rate = MHz * small cores * chips / 1000 GH/s, watts = the firmware's self-test target. */
const ESP_MINER: DataSource = {
  name: 'bitaxeorg/ESP-Miner main/device_config.h at 5c27713',
  url: 'https://github.com/bitaxeorg/ESP-Miner',
  asOf: null,
};

type Row = readonly [
  name: string,
  vendor: string,
  terahash: number,
  watts: number,
  released: string | null,
  priceUsd: number | null,
  source: DataSource,
];

const rows: readonly Row[] = [
  ['Antminer S9', 'Bitmain', 13, 1300, '2016-07', null, F2POOL_2020],
  ['Antminer S9', 'Bitmain', 14, 1190, '2019-09', null, F2POOL_2020],
  ['Avalon A741', 'Canaan', 7.3, 1150, '2016-12', null, F2POOL_2020],
  ['Avalon A841', 'Canaan', 13.6, 1290, '2018-04', null, F2POOL_2020],
  ['Antminer T17', 'Bitmain', 40, 2200, '2019-04', null, F2POOL_2020],
  ['Antminer S17', 'Bitmain', 53, 2385, '2019-04', null, F2POOL_2020],
  ['Antminer S17 Pro', 'Bitmain', 53, 2094, '2019-04', null, F2POOL_2020],
  ['Antminer S17+', 'Bitmain', 73, 2920, '2019-10', null, F2POOL_2020],
  ['Whatsminer M20S', 'MicroBT', 68, 3260, '2019-04', null, F2POOL_2020],
  ['Whatsminer M21S', 'MicroBT', 56, 3360, '2019-05', null, F2POOL_2020],
  ['Avalon 1066', 'Canaan', 50, 3250, '2019-10', null, F2POOL_2020],
  ['Avalon 1166', 'Canaan', 68, 3196, '2019-10', null, F2POOL_2020],
  ['Ebit E12', 'Ebang', 44, 2508, '2019-06', null, F2POOL_2020],
  ['Innosilicon T3+ (67T)', 'Innosilicon', 67, 3300, '2019-11', null, F2POOL_2020],
  ['Whatsminer M30S', 'MicroBT', 88, 3344, '2019-12', null, F2POOL_2020],
  ['Antminer S19', 'Bitmain', 95, 3250, '2020-02', null, F2POOL_2020],
  ['Antminer S19 Pro', 'Bitmain', 110, 3250, '2020-02', null, F2POOL_2020],
  ['Whatsminer M66', 'MicroBT', 276, 5492.4, null, 3615, MARKETPLACE],
  ['Antminer S21', 'Bitmain', 200, 3500, null, 2699, MARKETPLACE],
  ['Antminer S21 Pro', 'Bitmain', 245, 3510, null, 4129, MARKETPLACE],
  ['Antminer S21+', 'Bitmain', 235, 3564, null, 3349, MARKETPLACE],
  ['Bitaxe Max (BM1397)', 'bitaxeorg', 0.2856, 12, null, null, ESP_MINER],
  ['Bitaxe Ultra (BM1366)', 'bitaxeorg', 0.43359, 12, null, null, ESP_MINER],
  ['Bitaxe Supra 401 (BM1368)', 'bitaxeorg', 0.62524, 12, null, null, ESP_MINER],
  ['Bitaxe Gamma 601 (BM1370)', 'bitaxeorg', 1.071, 19, null, null, ESP_MINER],
  ['Bitaxe Gamma 602 (BM1370)', 'bitaxeorg', 1.071, 22, null, null, ESP_MINER],
  ['Bitaxe GammaDuo 650 (2xBM1370)', 'bitaxeorg', 1.632, 35, null, null, ESP_MINER],
  ['Bitaxe Hex 302 (6xBM1366)', 'bitaxeorg', 2.60154, 40, null, null, ESP_MINER],
  ['Bitaxe SupraHex 701 (6xBM1368)', 'bitaxeorg', 3.75144, 90, null, null, ESP_MINER],
  ['Bitaxe GammaTurbo 801 (2xBM1370)', 'bitaxeorg', 2.142, 36, null, null, ESP_MINER],
];

/**
 * A short table of SHA-256d machines, oldest first, the small open ones last.
 *
 * Facts from the sources named in each row; prices age within weeks and are there to be overridden.
 */
export const asics: readonly Asic[] = rows.map(
  ([name, vendor, terahash, powerW, released, priceUsd, source]) => ({
    name,
    vendor,
    hashrateHps: terahash * 1e12,
    powerW,
    released,
    priceUsd,
    source,
  }),
);
