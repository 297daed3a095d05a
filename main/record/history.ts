import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { EnergyHour } from '../../common/contract/energy.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { BlockRecord } from '../../common/contract/export.ts';
import type {
  DifficultyPoint,
  HashrateHistory,
  RewardHour,
  TimelineCode,
  TimelineEvent,
} from '../../common/contract/history.ts';
import { createRecordReader, type RecordReader } from './record-reader.ts';

/** What happened and how fast it went, in one SQLite file. */
export interface History {
  /** What was wrong with the file at the start, if anything; it was kept aside then. */
  readonly problem: AppError<'history.unreadable'> | undefined;
  /** Adds hashes done in the second that ends at `atMs`. */
  addHashes(atMs: number, hashes: number): void;
  hashrate(fromMs: number, toMs: number, step: '1s' | '1min' | '1h'): HashrateHistory;
  /** Adds to the account of an hour and currency. */
  addEnergy(part: EnergyHour): void;
  /** Hours that begin within the range, oldest first. */
  energy(fromMs: number, toMs: number): EnergyHour[];
  /** Adds to what the hashes of an hour could expect on a chain. */
  addReward(part: RewardHour): void;
  /** Hours that begin within the range, oldest first. */
  rewards(fromMs: number, toMs: number): RewardHour[];
  addEvent(event: Omit<TimelineEvent, 'id'>): TimelineEvent;
  /** Newest first. */
  timeline(beforeId: number | null, limit: number): TimelineEvent[];
  addShare(share: ShareRow): void;
  /** Adds a block or its newer state. Receipt and price stay as they were first known. */
  keepBlock(block: BlockRecord): void;
  /** Adds an adjustment of a chain; of one that is known an exact time replaces the one it was seen at. */
  addDifficulty(chainId: string, point: DifficultyPoint, isExact: boolean): void;
  /** Oldest first. */
  difficulties(chainId: string): DifficultyPoint[];
  /** Whole ranges, for an export. */
  readonly record: RecordReader;
  /** A number that lasts, for example 'best-share:bitcoin'; undefined when never set. */
  number(key: string): number | undefined;
  setNumber(key: string, value: number): void;
  forgetNumbers(prefix: string): void;
  /** Drops what is older than its roll-up is kept. */
  prune(nowMs: number): void;
  close(): void;
}

export interface ShareRow {
  readonly atMs: number;
  readonly chainId: string | null;
  readonly sourceId: string;
  readonly outcome: 'accepted' | 'rejected' | 'stale';
  /** Difficulty the share reached. */
  readonly difficulty: number;
  readonly reason: string | null;
}

const dayMs = 86_400_000;
/** Seconds serve the live chart, minutes a quarter's review; hours are 9 kB a year each column. */
const rollUps = {
  '1s': { table: 'hashrate_1s', stepMs: 1000, keptMs: dayMs },
  '1min': { table: 'hashrate_1min', stepMs: 60_000, keptMs: 90 * dayMs },
  '1h': { table: 'hashrate_1h', stepMs: 3_600_000, keptMs: Number.POSITIVE_INFINITY },
} as const;
const eventsKept = 20_000;
const sharesKept = 200_000;
/** Ten years of Bitcoin's adjustments. */
const difficultiesShown = 260;
const schemaVersion = 1;
/** The newest so many rows of a range; a chart shows fewer, and longer ranges take the next roll-up. */
const maxPoints = 20_000;

/**
 * Opens or creates the history. A file that SQLite can not read is kept aside and a new one begun.
 *
 * @param path - file, or ':memory:'
 */
export function openHistory(path: string, now: () => number): History {
  let database: DatabaseSync;
  let problem: AppError<'history.unreadable'> | undefined;
  try {
    database = openDatabase(path);
  } catch (cause) {
    if (!existsSync(path))
      throw new AppError('app.folder-unusable', { folder: path, cause: String(cause) });
    const keptAs = `${path}.damaged-${new Date(now()).toISOString().replace(/[:.]/g, '-')}`;
    renameSync(path, keptAs);
    for (const suffix of ['-wal', '-shm']) {
      if (existsSync(path + suffix)) renameSync(path + suffix, keptAs + suffix);
    }
    problem = new AppError('history.unreadable', { file: path, keptAs }, { cause });
    database = openDatabase(path);
  }

  const adds = Object.values(rollUps).map(({ table, stepMs }) => ({
    stepMs,
    add: database.prepare(
      `INSERT INTO ${table} (at, hashes) VALUES (?, ?) ON CONFLICT (at) DO UPDATE SET hashes = hashes + excluded.hashes`,
    ),
  }));
  const addEvent = database.prepare(
    'INSERT INTO event (at, level, code, params) VALUES (?, ?, ?, ?)',
  );
  const addShare = database.prepare(
    'INSERT INTO share (at, chain, source, outcome, difficulty, reason) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const keepBlock = database.prepare(`
    INSERT INTO block (hash, chain, source, height, found_at, state, reward, address, received_at, price, currency,
      price_from)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO UPDATE SET
      state = excluded.state,
      price = CASE WHEN received_at IS NULL THEN excluded.price ELSE price END,
      currency = CASE WHEN received_at IS NULL THEN excluded.currency ELSE currency END,
      price_from = CASE WHEN received_at IS NULL THEN excluded.price_from ELSE price_from END,
      received_at = coalesce(received_at, excluded.received_at)`);
  const addEnergy = database.prepare(`
    INSERT INTO energy (at, currency, mining_s, known_s, measured_s, mining_kwh, machine_kwh, cost, g_co2)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (at, currency) DO UPDATE SET
      mining_s = mining_s + excluded.mining_s, known_s = known_s + excluded.known_s,
      measured_s = measured_s + excluded.measured_s, mining_kwh = mining_kwh + excluded.mining_kwh,
      machine_kwh = coalesce(machine_kwh + excluded.machine_kwh, machine_kwh, excluded.machine_kwh),
      cost = coalesce(cost + excluded.cost, cost, excluded.cost),
      g_co2 = coalesce(g_co2 + excluded.g_co2, g_co2, excluded.g_co2)`);
  const readEnergy = database.prepare(`
    SELECT at AS atMs, mining_s AS miningS, known_s AS knownS, measured_s AS measuredS,
      mining_kwh AS miningKwh, machine_kwh AS machineKwh, cost, currency, g_co2 AS gCo2
    FROM energy WHERE at >= ? AND at <= ? ORDER BY at, currency LIMIT ?`);
  const addReward = database.prepare(`
    INSERT INTO reward (at, chain, coins) VALUES (?, ?, ?)
    ON CONFLICT (at, chain) DO UPDATE SET coins = coins + excluded.coins`);
  const readRewards = database.prepare(`
    SELECT at AS atMs, chain AS chainId, coins FROM reward WHERE at >= ? AND at <= ?
    ORDER BY at, chain LIMIT ?`);
  const addDifficulty = database.prepare(`
    INSERT INTO difficulty (chain, height, difficulty, at) VALUES (?, ?, ?, ?)
    ON CONFLICT (chain, height) DO UPDATE SET difficulty = excluded.difficulty,
      at = CASE WHEN ? THEN excluded.at ELSE at END`);
  const readDifficulties = database.prepare(`
    SELECT height, difficulty, at AS atMs FROM difficulty WHERE chain = ? ORDER BY height DESC LIMIT ?`);
  const readNumber = database.prepare('SELECT value FROM number WHERE key = ?');
  const writeNumber = database.prepare(
    'INSERT INTO number (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  return {
    problem,
    addHashes(atMs, hashes) {
      database.exec('BEGIN');
      for (const { stepMs, add } of adds) add.run(Math.floor(atMs / stepMs) * stepMs, hashes);
      database.exec('COMMIT');
    },
    hashrate(fromMs, toMs, step) {
      const { table, stepMs } = rollUps[step];
      const rows = database
        .prepare(
          `SELECT at, hashes FROM ${table} WHERE at >= ? AND at <= ? ORDER BY at DESC LIMIT ?`,
        )
        .all(Math.floor(fromMs), Math.floor(toMs), maxPoints) as unknown as Row[];
      rows.reverse();
      return withGaps(rows, stepMs);
    },
    addEnergy(part) {
      const { atMs, currency, miningS, knownS, measuredS, miningKwh, machineKwh, cost, gCo2 } =
        part;
      const sums = [miningS, knownS, measuredS, miningKwh, machineKwh, cost, gCo2];
      addEnergy.run(atMs, currency, ...sums);
    },
    energy: (fromMs, toMs) =>
      readEnergy
        .all(Math.floor(fromMs), Math.floor(toMs), maxPoints)
        .map((row) => ({ ...row }) as unknown as EnergyHour),
    addReward({ atMs, chainId, coins }) {
      const { stepMs } = rollUps['1h'];
      addReward.run(Math.floor(atMs / stepMs) * stepMs, chainId, coins);
    },
    rewards: (fromMs, toMs) =>
      readRewards
        .all(Math.floor(fromMs), Math.floor(toMs), maxPoints)
        .map((row) => ({ ...row }) as unknown as RewardHour),
    addEvent(event) {
      const { lastInsertRowid } = addEvent.run(
        event.atMs,
        event.level,
        event.code,
        JSON.stringify(event.params),
      );
      return { ...event, id: Number(lastInsertRowid) };
    },
    timeline(beforeId, limit) {
      const rows = database
        .prepare(
          'SELECT id, at, level, code, params FROM event WHERE id < ? ORDER BY id DESC LIMIT ?',
        )
        .all(beforeId ?? Number.MAX_SAFE_INTEGER, limit) as unknown as EventRow[];
      return rows.map(eventFromRow);
    },
    addShare(share) {
      addShare.run(
        share.atMs,
        share.chainId,
        share.sourceId,
        share.outcome,
        share.difficulty,
        share.reason,
      );
    },
    keepBlock(block) {
      const { hash, chainId, sourceId, height, foundAtMs, state, rewardAtomic, address } = block;
      const { receivedAtMs, price, currency, priceFrom } = block;
      const found = [hash, chainId, sourceId, height, foundAtMs, state, rewardAtomic, address];
      keepBlock.run(...found, receivedAtMs, price, currency, priceFrom);
    },
    addDifficulty(chainId, { height, difficulty, atMs }, isExact) {
      addDifficulty.run(chainId, height, difficulty, Math.floor(atMs), isExact ? 1 : 0);
    },
    difficulties: (chainId) =>
      readDifficulties
        .all(chainId, difficultiesShown)
        .map((row) => ({ ...row }) as unknown as DifficultyPoint)
        .reverse(),
    record: createRecordReader(database),
    number: (key) => (readNumber.get(key) as { value: number } | undefined)?.value,
    setNumber: (key, value) => void writeNumber.run(key, value),
    forgetNumbers(prefix) {
      database.prepare('DELETE FROM number WHERE substr(key, 1, ?) = ?').run(prefix.length, prefix);
    },
    prune(nowMs) {
      for (const { table, keptMs } of Object.values(rollUps)) {
        if (keptMs === Number.POSITIVE_INFINITY) continue;
        database.prepare(`DELETE FROM ${table} WHERE at < ?`).run(nowMs - keptMs);
      }
      keepNewest(database, 'event', eventsKept);
      keepNewest(database, 'share', sharesKept);
    },
    close: () => database.close(),
  };
}

function openDatabase(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    // WAL survives a kill at any moment; NORMAL may lose the last second at a power cut, which is only history.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    const { integrity_check: answer } = database.prepare('PRAGMA integrity_check(1)').get() as {
      integrity_check: string;
    };
    if (answer !== 'ok') throw new Error(answer);
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    if (version > schemaVersion) throw new Error(`made by a newer version (${version})`);
    database.exec(`
      ${Object.values(rollUps)
        .map(
          ({ table }) =>
            `CREATE TABLE IF NOT EXISTS ${table} (at INTEGER PRIMARY KEY, hashes REAL NOT NULL);`,
        )
        .join('\n')}
      CREATE TABLE IF NOT EXISTS event (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
        level TEXT NOT NULL, code TEXT NOT NULL, params TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS share (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, chain TEXT,
        source TEXT NOT NULL, outcome TEXT NOT NULL, difficulty REAL NOT NULL, reason TEXT);
      CREATE TABLE IF NOT EXISTS block (hash TEXT PRIMARY KEY, chain TEXT NOT NULL, source TEXT NOT NULL,
        height INTEGER NOT NULL, found_at INTEGER NOT NULL, state TEXT NOT NULL, reward TEXT, address TEXT,
        received_at INTEGER, price REAL, currency TEXT, price_from TEXT) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS energy (at INTEGER NOT NULL, currency TEXT NOT NULL,
        mining_s REAL NOT NULL, known_s REAL NOT NULL, measured_s REAL NOT NULL, mining_kwh REAL NOT NULL,
        machine_kwh REAL, cost REAL, g_co2 REAL, PRIMARY KEY (at, currency)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS reward (at INTEGER NOT NULL, chain TEXT NOT NULL, coins REAL NOT NULL,
        PRIMARY KEY (at, chain)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS difficulty (chain TEXT NOT NULL, height INTEGER NOT NULL,
        difficulty REAL NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (chain, height)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS number (key TEXT PRIMARY KEY, value REAL NOT NULL);
      PRAGMA user_version = ${schemaVersion};
    `);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

interface Row {
  at: number;
  hashes: number;
}

interface EventRow {
  id: number;
  at: number;
  level: string;
  code: string;
  params: string;
}

function eventFromRow(row: EventRow): TimelineEvent {
  return {
    id: row.id,
    atMs: row.at,
    level: row.level as TimelineEvent['level'],
    code: row.code as TimelineCode,
    params: JSON.parse(row.params),
  };
}

/** A missing step is a gap: null stands once between what was before and after. */
function withGaps(rows: readonly Row[], stepMs: number): HashrateHistory {
  const atMs: number[] = [];
  const hps: (number | null)[] = [];
  let last: number | undefined;
  for (const { at, hashes } of rows) {
    if (last !== undefined && at - last > 2 * stepMs) {
      atMs.push(last + stepMs);
      hps.push(null);
    }
    atMs.push(at);
    hps.push((hashes * 1000) / stepMs);
    last = at;
  }
  return { atMs, hps };
}

function keepNewest(database: DatabaseSync, table: 'event' | 'share', count: number): void {
  const statement: StatementSync = database.prepare(
    `DELETE FROM ${table} WHERE id <= (SELECT max(id) FROM ${table}) - ?`,
  );
  statement.run(count);
}
