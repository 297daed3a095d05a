import { DatabaseSync } from 'node:sqlite';
import type { EnergyHour } from '../../common/contract/energy.ts';
import type { BlockRecord, ShareRecord } from '../../common/contract/export.ts';

/** Everything of a time range, oldest first. */
export interface RecordReader {
  blocks(fromMs: number, toMs: number): BlockRecord[];
  shares(fromMs: number, toMs: number): ShareRecord[];
  energy(fromMs: number, toMs: number): EnergyHour[];
}

const queries = {
  block: `SELECT hash, chain AS chainId, source AS sourceId, height, found_at AS foundAtMs, state,
    reward AS rewardAtomic, address, received_at AS receivedAtMs, price, currency, price_from AS priceFrom
    FROM block WHERE found_at >= ? AND found_at <= ? ORDER BY found_at`,
  share: `SELECT at AS atMs, chain AS chainId, source AS sourceId, outcome, difficulty, reason
    FROM share WHERE at >= ? AND at <= ? ORDER BY id`,
  energy: `SELECT at AS atMs, mining_s AS miningS, known_s AS knownS, measured_s AS measuredS,
    mining_kwh AS miningKwh, machine_kwh AS machineKwh, cost, currency, g_co2 AS gCo2
    FROM energy WHERE at >= ? AND at <= ? ORDER BY at, currency`,
} as const;

/** Reads a history's tables; one that an older version did not have yet is empty. */
export function createRecordReader(database: DatabaseSync): RecordReader {
  const exists = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  const rows = (table: keyof typeof queries, fromMs: number, toMs: number): object[] =>
    exists.get(table) === undefined
      ? []
      : database
          .prepare(queries[table])
          .all(Math.floor(fromMs), Math.floor(toMs))
          .map((row) => ({ ...row }));
  return {
    blocks: (fromMs, toMs) => rows('block', fromMs, toMs) as BlockRecord[],
    shares: (fromMs, toMs) => rows('share', fromMs, toMs) as ShareRecord[],
    energy: (fromMs, toMs) => rows('energy', fromMs, toMs) as EnergyHour[],
  };
}

/**
 * Runs `use` on a history that another Adit may be writing; nothing in it is changed.
 *
 * @throws what SQLite throws when the file is none
 */
export function readRecord<T>(path: string, use: (reader: RecordReader) => T): T {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return use(createRecordReader(database));
  } finally {
    database.close();
  }
}
