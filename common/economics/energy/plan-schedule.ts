import { refuseInput } from '../model.ts';

/** One stretch of time with one price. */
export interface ScheduleSlot {
  /** Length, whole minutes; slots may differ (a day of 23 or 25 hours, hourly beside quarter-hourly). */
  readonly minutes: number;
  /** What one kWh costs here; may be negative. */
  readonly pricePerKwh: number;
  /** What one kWh spent on mining brings: expected reward plus heat credit, per kWh. */
  readonly valuePerKwh: number;
  readonly carbonGPerKwh?: number;
  /** `mine` and `rest` force the slot (quiet hours, a guard, "mine now"); default `free`. */
  readonly mode?: 'free' | 'mine' | 'rest';
  /** The slot's local day, any label; daily limits start anew when it changes. */
  readonly day?: string;
}

/** What a plan must respect. Money is in the currency of the prices. */
export interface ScheduleRules {
  readonly powerKw: number;
  /** A run lasts at least this long; only the end of the slots may cut it. */
  readonly minOnMinutes?: number;
  /** A rest lasts at least this long, likewise. */
  readonly minOffMinutes?: number;
  /** Money per start: wear, and the minutes before a miner is warm. */
  readonly startCost?: number;
  /** Money per tonne of CO2, charged on `carbonGPerKwh`. */
  readonly carbonPricePerT?: number;
  readonly energyCapKwh?: number;
  readonly dailyEnergyCapKwh?: number;
  readonly maxStartsPerDay?: number;
  /** Hours of mining that the slots must hold, paying or not. */
  readonly requiredHours?: number;
  /** How things stand before the first slot; default: resting for long, nothing used today. */
  readonly initial?: {
    readonly mining: boolean;
    readonly forMinutes: number;
    readonly energyTodayKwh?: number;
    readonly startsToday?: number;
  };
}

/**
 * Why a slot is mined or not: it `pays` or `costs`; the mask forces it (`told`); a minimum time begun
 * before the plan still runs (`inherited`); stopping or starting for it would cost more than it brings
 * (`bridged`, `not-worth-a-start`); the required hours need it (`required`) or a cap leaves it out (`capped`).
 */
export type SlotReason =
  | 'pays'
  | 'costs'
  | 'told'
  | 'inherited'
  | 'bridged'
  | 'not-worth-a-start'
  | 'required'
  | 'capped';

/** One slot of a plan. */
export interface SlotDecision {
  readonly mine: boolean;
  /** Money this slot brings when mined: (value - price - carbon price) x kWh. */
  readonly margin: number;
  readonly reason: SlotReason;
}

/** The best plan and what it comes to. */
export interface SchedulePlan {
  readonly slots: readonly SlotDecision[];
  /** Margins of the mined slots minus start costs. */
  readonly profit: number;
  /** Profit of mining in every slot, one start included: what planning is compared with. */
  readonly alwaysOnProfit: number;
  readonly hours: number;
  readonly starts: number;
  readonly energyKwh: number;
  readonly energyCost: number;
  readonly carbonG: number;
  /** What one more kWh of `energyCapKwh` would bring; null without that cap, or with required hours too. */
  readonly capWorthPerKwh: number | null;
  /** What one more required hour would cost; null without the requirement, with a cap too, or if impossible. */
  readonly requiredCostPerHour: number | null;
}

const ID = 'mining-schedule';
/** Table cells (slots x counters) we accept: one byte each, and about 5 ns; a fifth of a second. */
const MOST_CELLS = 40_000_000;

/**
 * The most profitable choice of slots to mine, exactly.
 *
 * Dynamic programming backwards over the slots. State: mining or resting and free to change, times the
 * counters that the rules need (energy so far, energy and starts today). Switching jumps to the end of the
 * minimum time, so minimum times cost nothing. Ties keep the current state.
 *
 * Masks and caps end an `inherited` minimum time early (safety wins over wear); they never shorten a run
 * that the plan itself begins. Energy caps count whole ticks, the greatest common divisor of slot lengths.
 *
 * Cost: O(slots) without counters; times the counters' sizes with them.
 *
 * @throws ModelInputError for a wrong number, or when no plan can satisfy the rules
 */
export function planSchedule(slots: readonly ScheduleSlot[], rules: ScheduleRules): SchedulePlan {
  checkSlots(slots);
  checkRules(rules);
  const grid = layOut(slots, rules);
  const solution = solve(grid);
  if (solution === undefined) refuseImpossible(grid, slots, rules);
  return explain(grid, rules, solution);
}

/**
 * How much worse the best plan becomes when slot `index` is done the other way: the exact price of an
 * override. Solves once more; null if no plan allows it.
 */
export function overrideCost(
  slots: readonly ScheduleSlot[],
  rules: ScheduleRules,
  plan: SchedulePlan,
  index: number,
): number | null {
  const decision = plan.slots[index];
  if (decision === undefined)
    throw new RangeError(`"index" expected a slot of the plan, got ${index}`);
  const forced = slots.map(
    (slot, i): ScheduleSlot =>
      i === index ? { ...slot, mode: decision.mine ? 'rest' : 'mine' } : slot,
  );
  const grid = layOut(forced, rules);
  const solution = solve(grid);
  if (solution === undefined) return null;
  return Math.max(0, plan.profit - profitOf(grid, solution.mine).profit);
}

/** Slots and rules as flat arrays in whole ticks. */
interface Grid {
  readonly count: number;
  readonly tickMinutes: number;
  readonly margin: Float64Array;
  readonly energyKwh: Float64Array;
  readonly cost: Float64Array;
  readonly carbonG: Float64Array;
  /** Sums before each slot, one longer than the slots. */
  readonly marginBefore: Float64Array;
  readonly ticksBefore: Int32Array;
  readonly mineBefore: Int32Array;
  readonly restBefore: Int32Array;
  readonly mode: readonly ('free' | 'mine' | 'rest')[];
  /** First slot of each slot's day; for the end, the end. */
  readonly dayStart: Int32Array;
  /** Where a run, or a rest, that begins at a slot may first end. */
  readonly onUntil: Int32Array;
  readonly offUntil: Int32Array;
  readonly startCost: number;
  /** Infinity where there is no limit. */
  readonly capTicks: number;
  readonly dailyCapTicks: number;
  readonly dailyStarts: number;
  readonly requiredTicks: number;
  readonly initial: {
    readonly mining: boolean;
    readonly lockedMinutes: number;
    readonly ticksToday: number;
    readonly startsToday: number;
  };
}

interface Solution {
  readonly mine: readonly boolean[];
  /** Slots at the head that an earlier minimum time decides. */
  readonly inherited: number;
  /** Best value with one tick more of the cap or the requirement, minus the best value. */
  readonly oneTickMore: number;
}

function layOut(slots: readonly ScheduleSlot[], rules: ScheduleRules): Grid {
  const count = slots.length;
  const tickMinutes =
    slots.reduce((tick, slot) => greatestCommonDivisor(tick, slot.minutes), 0) || 1;
  const tickKwh = (rules.powerKw * tickMinutes) / 60;
  const margin = new Float64Array(count);
  const energyKwh = new Float64Array(count);
  const cost = new Float64Array(count);
  const carbonG = new Float64Array(count);
  const marginBefore = new Float64Array(count + 1);
  const ticksBefore = new Int32Array(count + 1);
  const mineBefore = new Int32Array(count + 1);
  const restBefore = new Int32Array(count + 1);
  const dayStart = new Int32Array(count + 1);
  slots.forEach((slot, i) => {
    const kwh = (rules.powerKw * slot.minutes) / 60;
    energyKwh[i] = kwh;
    cost[i] = kwh * slot.pricePerKwh;
    carbonG[i] = kwh * (slot.carbonGPerKwh ?? 0);
    margin[i] =
      kwh * (slot.valuePerKwh - slot.pricePerKwh) -
      ((rules.carbonPricePerT ?? 0) * carbonG[i]!) / 1e6;
    marginBefore[i + 1] = marginBefore[i]! + margin[i]!;
    ticksBefore[i + 1] = ticksBefore[i]! + slot.minutes / tickMinutes;
    mineBefore[i + 1] = mineBefore[i]! + (slot.mode === 'mine' ? 1 : 0);
    restBefore[i + 1] = restBefore[i]! + (slot.mode === 'rest' ? 1 : 0);
    dayStart[i] = i > 0 && slots[i - 1]!.day === slot.day ? dayStart[i - 1]! : i;
  });
  dayStart[count] = count;
  const ticksIn = (kwh: number | undefined) =>
    kwh === undefined ? Number.POSITIVE_INFINITY : Math.floor(kwh / tickKwh + 1e-9);
  const capTicks = ticksIn(rules.energyCapKwh);
  const dailyCapTicks = ticksIn(rules.dailyEnergyCapKwh);
  const initial = rules.initial;
  const ticksToday = Math.ceil((initial?.energyTodayKwh ?? 0) / tickKwh - 1e-9);
  const startsToday = initial?.startsToday ?? 0;
  const requiredTicks = Math.ceil(((rules.requiredHours ?? 0) * 60) / tickMinutes - 1e-9);
  if (requiredTicks > ticksBefore[count]!) {
    const hours = (ticksBefore[count]! * tickMinutes) / 60;
    refuseInput(
      ID,
      'requiredHours',
      rules.requiredHours,
      `must be 0 to ${hours} h, as long as the slots last`,
    );
  }
  const least = initial?.mining ? (rules.minOnMinutes ?? 0) : (rules.minOffMinutes ?? 0);
  return {
    count,
    tickMinutes,
    margin,
    energyKwh,
    cost,
    carbonG,
    marginBefore,
    ticksBefore,
    mineBefore,
    restBefore,
    mode: slots.map((slot) => slot.mode ?? 'free'),
    dayStart,
    onUntil: firstEnds(ticksBefore, (rules.minOnMinutes ?? 0) / tickMinutes),
    offUntil: firstEnds(ticksBefore, (rules.minOffMinutes ?? 0) / tickMinutes),
    startCost: rules.startCost ?? 0,
    capTicks: unlessAbove(capTicks, ticksBefore[count]!),
    dailyCapTicks: unlessAbove(dailyCapTicks, ticksBefore[count]! + ticksToday),
    dailyStarts: unlessAbove(
      rules.maxStartsPerDay ?? Number.POSITIVE_INFINITY,
      count + startsToday,
    ),
    requiredTicks,
    initial: {
      mining: initial?.mining ?? false,
      lockedMinutes: initial === undefined ? 0 : Math.max(0, least - initial.forMinutes),
      ticksToday,
      startsToday,
    },
  };
}

/** A limit, or Infinity when it is so wide that it can never bind: it then needs no counter. */
function unlessAbove(limit: number, most: number): number {
  return limit >= most ? Number.POSITIVE_INFINITY : limit;
}

/** For each slot the first later border at least `ticks` away, or the end. */
function firstEnds(ticksBefore: Int32Array, ticks: number): Int32Array {
  const count = ticksBefore.length - 1;
  const ends = new Int32Array(count);
  let end = 0;
  for (let i = 0; i < count; i++) {
    end = Math.max(end, i + 1);
    while (end < count && ticksBefore[end]! - ticksBefore[i]! < ticks) end++;
    ends[i] = end;
  }
  return ends;
}

/**
 * Counters of the state, flattened: index = (starts today x sizeToday + ticks today) x sizeTotal + total.
 * The total starts at 1, so that 0 means "one tick more allowed, or required": its value is the price of a limit.
 */
interface Counters {
  readonly sizeTotal: number;
  readonly countsToday: boolean;
  readonly sizeToday: number;
  readonly countsStarts: boolean;
  readonly sizeStarts: number;
  readonly size: number;
  /** With a cap the total may not pass its size; without one it stays at the requirement once met. */
  readonly capped: boolean;
}

function countersFor(grid: Grid): Counters {
  const capped = grid.capTicks !== Number.POSITIVE_INFINITY;
  const most = capped ? grid.capTicks : grid.requiredTicks;
  const sizeTotal = capped || grid.requiredTicks > 0 ? most + 2 : 1;
  const countsToday = grid.dailyCapTicks !== Number.POSITIVE_INFINITY;
  const countsStarts = grid.dailyStarts !== Number.POSITIVE_INFINITY;
  const sizeToday = countsToday ? grid.dailyCapTicks + 1 : 1;
  const sizeStarts = countsStarts ? grid.dailyStarts + 1 : 1;
  return {
    sizeTotal,
    countsToday,
    sizeToday,
    countsStarts,
    sizeStarts,
    size: sizeTotal * sizeToday * sizeStarts,
    capped,
  };
}

/** What a stretch of slots [from, to) does to the counters. */
interface Stretch {
  /** The day changes, so today's counters begin anew from `today`. */
  readonly newDay: boolean;
  /** Ticks added today, or counted in the new day. */
  readonly today: number;
  /** Ticks that the day left behind still gets. */
  readonly dayLeft: number;
  readonly total: number;
  /** False if a whole day in between passes the daily cap. */
  readonly possible: boolean;
}

function stretch(grid: Grid, from: number, to: number, mining: boolean): Stretch {
  const { dayStart, ticksBefore, dailyCapTicks } = grid;
  const start = dayStart[to]!;
  const newDay = start > from;
  if (!mining) return { newDay, today: 0, dayLeft: 0, total: 0, possible: true };
  const total = ticksBefore[to]! - ticksBefore[from]!;
  if (!newDay) return { newDay, today: total, dayLeft: 0, total, possible: true };
  let day = from + 1;
  while (dayStart[day]! <= from) day++;
  const dayLeft = ticksBefore[day]! - ticksBefore[from]!;
  let possible = true;
  while (day < start) {
    let next = day + 1;
    while (dayStart[next] === day) next++;
    if (ticksBefore[next]! - ticksBefore[day]! > dailyCapTicks) possible = false;
    day = next;
  }
  return { newDay, today: ticksBefore[to]! - ticksBefore[start]!, dayLeft, total, possible };
}

const STOP = 1;
const START = 2;

function solve(grid: Grid): Solution | undefined {
  const { count, margin, marginBefore, mode, onUntil, offUntil } = grid;
  const counters = countersFor(grid);
  const { size, sizeTotal } = counters;
  if (count * size > MOST_CELLS) {
    refuseInput(
      ID,
      'slots',
      count,
      `must be at most ${Math.floor(MOST_CELLS / size)} slots with these limits: use longer slots or fewer limits`,
    );
  }

  let reach = 1;
  for (let i = 0; i < count; i++) reach = Math.max(reach, onUntil[i]! - i, offUntil[i]! - i);
  const rows = Math.min(reach, count) + 1;
  const on = Array.from({ length: rows }, () => new Float64Array(size));
  const off = Array.from({ length: rows }, () => new Float64Array(size));
  const table = new Uint8Array(count * size);
  for (const last of [on[count % rows]!, off[count % rows]!]) {
    last.fill(0);
    if (sizeTotal > 1) {
      for (let c = 0; c < size; c++) {
        if ((c % sizeTotal) - 1 < grid.requiredTicks) last[c] = Number.NEGATIVE_INFINITY;
      }
    }
  }

  for (let i = count - 1; i >= 0; i--) {
    const onHere = on[i % rows]!;
    const offHere = off[i % rows]!;
    const offset = i * size;
    const reachable = grid.ticksBefore[i]! + 2;
    onHere.fill(Number.NEGATIVE_INFINITY);
    offHere.fill(Number.NEGATIVE_INFINITY);

    const stop = offUntil[i]!;
    if (grid.mineBefore[stop] === grid.mineBefore[i]) {
      relax(onHere, off[stop % rows]!, counters, stretch(grid, i, stop, false), 0, 0, reachable);
    }
    const start = onUntil[i]!;
    if (grid.restBefore[start] === grid.restBefore[i]) {
      const gain = marginBefore[start]! - marginBefore[i]! - grid.startCost;
      relax(
        offHere,
        on[start % rows]!,
        counters,
        stretch(grid, i, start, true),
        gain,
        1,
        reachable,
      );
    }
    table.fill(STOP | START, offset, offset + size);
    const next = (i + 1) % rows;
    if (mode[i] !== 'rest') {
      const step = stretch(grid, i, i + 1, true);
      relax(onHere, on[next]!, counters, step, margin[i]!, 0, reachable, {
        table,
        offset,
        bit: STOP,
      });
    }
    if (mode[i] !== 'mine') {
      const step = stretch(grid, i, i + 1, false);
      relax(offHere, off[next]!, counters, step, 0, 0, reachable, { table, offset, bit: START });
    }
  }
  return follow(grid, counters, table, (mining, i, c) => (mining ? on : off)[i % rows]![c]!);
}

/** Walks the best choices forward from the initial state; undefined if there is no plan. */
function follow(
  grid: Grid,
  counters: Counters,
  table: Uint8Array,
  valueAt: (mining: boolean, slot: number, c: number) => number,
): Solution | undefined {
  const { count, initial, mode, ticksBefore, tickMinutes } = grid;
  const mine: boolean[] = [];
  const day =
    Math.min(initial.startsToday, counters.sizeStarts - 1) * counters.sizeToday +
    Math.min(initial.ticksToday, counters.sizeToday - 1);
  let mining = initial.mining;
  // Beside the real state walks the one that has a tick less on its total.
  let c = day * counters.sizeTotal + (counters.sizeTotal > 1 ? 1 : 0);
  let less = day * counters.sizeTotal;
  let i = 0;
  while (i < count && ticksBefore[i]! * tickMinutes < initial.lockedMinutes) {
    if (mode[i] === (mining ? 'rest' : 'mine')) break;
    const step = stretch(grid, i, i + 1, mining);
    const after = advance(counters, c, step, 0);
    if (after < 0) break;
    c = after;
    less = advance(counters, less, step, 0);
    mine.push(mining);
    i++;
  }
  const inherited = i;
  const best = valueAt(mining, i, c);
  if (best === Number.NEGATIVE_INFINITY) return undefined;
  const oneTickMore = valueAt(mining, i, less) - best;

  while (i < count) {
    const choice = table[i * counters.size + c]!;
    const switches = (choice & (mining ? STOP : START)) !== 0;
    const starts = switches && !mining ? 1 : 0;
    if (switches) mining = !mining;
    const end = !switches ? i + 1 : mining ? grid.onUntil[i]! : grid.offUntil[i]!;
    c = advance(counters, c, stretch(grid, i, end, mining), starts);
    for (; i < end; i++) mine.push(mining);
  }
  return { mine, inherited, oneTickMore };
}

/** Where a slot's choices are noted, and the bit that says "switch". */
interface Choice {
  readonly table: Uint8Array;
  readonly offset: number;
  readonly bit: number;
}

/**
 * Raises `target` to `gain` + `source` after the stretch, for every counter that allows it. With `choice`
 * this is the way that keeps the state: it also wins ties and clears the switching bit. Totals from
 * `reachable` on can not occur yet.
 */
function relax(
  target: Float64Array,
  source: Float64Array,
  counters: Counters,
  over: Stretch,
  gain: number,
  starts: number,
  reachable: number,
  choice?: Choice,
): void {
  const { sizeTotal, sizeToday, sizeStarts } = counters;
  const total = sizeTotal === 1 ? 0 : over.total;
  const last = Math.min(reachable, counters.capped ? sizeTotal - total : sizeTotal);
  for (let day = 0; day < sizeToday * sizeStarts; day++) {
    const dayAfter = advanceDay(counters, day, over, starts);
    if (dayAfter < 0) continue;
    const base = day * sizeTotal;
    const baseAfter = dayAfter * sizeTotal;
    // Totals that move on, then (without a cap) those that stay at the requirement once it is met.
    const moving = Math.max(0, Math.min(last, sizeTotal - total));
    if (moving > 0) {
      relaxRow(target, base, source, baseAfter + total, 1, moving, gain, choice);
    }
    if (last > moving) {
      const met = baseAfter + sizeTotal - 1;
      relaxRow(target, base + moving, source, met, 0, last - moving, gain, choice);
    }
  }
}

/** The innermost loop, nearly all of the time: `count` entries from `base` on, from `from` on by `step`. */
function relaxRow(
  target: Float64Array,
  base: number,
  source: Float64Array,
  from: number,
  step: 0 | 1,
  count: number,
  gain: number,
  choice: Choice | undefined,
): void {
  if (choice === undefined) {
    for (let n = 0; n < count; n++) {
      const value = gain + source[from + step * n]!;
      if (value > target[base + n]!) target[base + n] = value;
    }
    return;
  }
  const { table, bit } = choice;
  const keep = ~bit;
  const offset = choice.offset + base;
  for (let n = 0; n < count; n++) {
    const value = gain + source[from + step * n]!;
    if (value >= target[base + n]!) {
      target[base + n] = value;
      table[offset + n]! &= keep;
    }
  }
}

/** Today's counters (starts x sizeToday + ticks) after a stretch; -1 if a daily limit forbids it. */
function advanceDay(counters: Counters, day: number, over: Stretch, starts: number): number {
  const { countsToday, sizeToday, countsStarts, sizeStarts } = counters;
  if (!over.possible) return -1;
  let startsAfter = 0;
  if (countsStarts) {
    startsAfter = Math.floor(day / sizeToday) + starts;
    if (startsAfter >= sizeStarts) return -1;
    if (over.newDay) startsAfter = 0;
  }
  let today = 0;
  if (countsToday) {
    const before = day % sizeToday;
    if (before + (over.newDay ? over.dayLeft : over.today) >= sizeToday) return -1;
    today = over.newDay ? over.today : before + over.today;
    if (today >= sizeToday) return -1;
  }
  return startsAfter * sizeToday + today;
}

/** One state's counters after a stretch; -1 if a limit forbids it. */
function advance(counters: Counters, c: number, over: Stretch, starts: number): number {
  const { sizeTotal, capped } = counters;
  const day = advanceDay(counters, Math.floor(c / sizeTotal), over, starts);
  if (day < 0) return -1;
  if (sizeTotal === 1) return day;
  const total = (c % sizeTotal) + over.total;
  if (total < sizeTotal) return day * sizeTotal + total;
  return capped ? -1 : (day + 1) * sizeTotal - 1;
}

function profitOf(grid: Grid, mine: readonly boolean[]): { profit: number; starts: number } {
  let profit = 0;
  let starts = 0;
  let mining = grid.initial.mining;
  mine.forEach((now, i) => {
    if (now && !mining) {
      starts++;
      profit -= grid.startCost;
    }
    if (now) profit += grid.margin[i]!;
    mining = now;
  });
  return { profit, starts };
}

function explain(grid: Grid, rules: ScheduleRules, solution: Solution): SchedulePlan {
  const { mine } = solution;
  const capped = grid.capTicks !== Number.POSITIVE_INFINITY;
  const required = grid.requiredTicks > 0;
  const minedTicks = sumWhere(mine, (i) => grid.ticksBefore[i + 1]! - grid.ticksBefore[i]!);
  const requirementBinds = required && minedTicks === grid.requiredTicks;
  const someCap =
    capped || rules.dailyEnergyCapKwh !== undefined || rules.maxStartsPerDay !== undefined;
  const reasonFor = (i: number): SlotReason => {
    if (i < solution.inherited) return 'inherited';
    if (grid.mode[i] !== 'free') return 'told';
    const margin = grid.margin[i]!;
    if (mine[i]) return margin >= 0 ? 'pays' : requirementBinds ? 'required' : 'bridged';
    return margin <= 0 ? 'costs' : someCap ? 'capped' : 'not-worth-a-start';
  };
  const tickHours = grid.tickMinutes / 60;
  return {
    slots: mine.map((now, i) => ({ mine: now, margin: grid.margin[i]!, reason: reasonFor(i) })),
    ...profitOf(grid, mine),
    alwaysOnProfit: profitOf(
      grid,
      mine.map(() => true),
    ).profit,
    hours: minedTicks * tickHours,
    energyKwh: sumWhere(mine, (i) => grid.energyKwh[i]!),
    energyCost: sumWhere(mine, (i) => grid.cost[i]!),
    carbonG: sumWhere(mine, (i) => grid.carbonG[i]!),
    capWorthPerKwh:
      capped && !required ? Math.max(0, solution.oneTickMore) / (rules.powerKw * tickHours) : null,
    requiredCostPerHour:
      required && !capped && solution.oneTickMore !== Number.NEGATIVE_INFINITY
        ? Math.max(0, -solution.oneTickMore) / tickHours
        : null,
  };
}

function sumWhere(mine: readonly boolean[], amount: (i: number) => number): number {
  return mine.reduce((sum, now, i) => (now ? sum + amount(i) : sum), 0);
}

/** Names the limit that makes a plan impossible: the requirement if it alone does, else the masks. */
function refuseImpossible(grid: Grid, slots: readonly ScheduleSlot[], rules: ScheduleRules): never {
  if (grid.requiredTicks > 0) {
    const most = solve({
      ...grid,
      requiredTicks: 0,
      startCost: 0,
      margin: Float64Array.from(slots, (slot) => slot.minutes),
      marginBefore: Float64Array.from(grid.ticksBefore, (ticks) => ticks * grid.tickMinutes),
    });
    if (most !== undefined) {
      const hours = sumWhere(most.mine, (i) => slots[i]!.minutes) / 60;
      refuseInput(
        ID,
        'requiredHours',
        rules.requiredHours,
        `must be 0 to ${hours} h with these slots and limits`,
      );
    }
  }
  refuseInput(
    ID,
    'slots',
    slots.map((slot) => slot.mode ?? 'free'),
    'must leave room: slots told to mine and to rest leave no room for the minimum times and caps',
  );
}

function checkSlots(slots: readonly ScheduleSlot[]): void {
  slots.forEach((slot, i) => {
    if (!(Number.isInteger(slot.minutes) && slot.minutes > 0)) {
      refuseInput(
        ID,
        `slots.${i}.minutes`,
        slot.minutes,
        'must be a whole number of at least 1 min',
      );
    }
    for (const field of ['pricePerKwh', 'valuePerKwh', 'carbonGPerKwh'] as const) {
      const value = slot[field];
      if (value !== undefined && !Number.isFinite(value)) {
        refuseInput(ID, `slots.${i}.${field}`, value, 'must be a finite number');
      }
    }
  });
}

function checkRules(rules: ScheduleRules): void {
  if (!(rules.powerKw > 0 && Number.isFinite(rules.powerKw))) {
    refuseInput(ID, 'powerKw', rules.powerKw, 'must be a finite number above 0 kW');
  }
  for (const field of [
    'minOnMinutes',
    'minOffMinutes',
    'startCost',
    'carbonPricePerT',
    'energyCapKwh',
    'dailyEnergyCapKwh',
    'maxStartsPerDay',
    'requiredHours',
  ] as const) {
    const value = rules[field];
    if (value !== undefined && !(value >= 0 && Number.isFinite(value))) {
      refuseInput(ID, field, value, 'must be a finite number of at least 0');
    }
  }
  if (rules.maxStartsPerDay !== undefined && !Number.isInteger(rules.maxStartsPerDay)) {
    refuseInput(ID, 'maxStartsPerDay', rules.maxStartsPerDay, 'must be a whole number');
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
