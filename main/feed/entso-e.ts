import { defineFeed, FeedProblem, type FeedSlot } from './feed.ts';
import { inOrder, mostSlots } from './slot.ts';

const stepMinutes: Readonly<Record<string, number>> = { PT15M: 15, PT30M: 30, PT60M: 60, PT1H: 60 };

/**
 * European exchange prices of the transparency platform. 400 requests a minute are allowed, then ten minutes
 * of ban.
 */
export const entsoE = defineFeed({
  id: 'entso-e',
  kind: 'tariff',
  label: 'ENTSO-E Transparency Platform',
  baseUrl: 'https://web-api.tp.entsoe.eu',
  learns: 'your address on the net, your account, your bidding zone',
  attribution: 'ENTSO-E Transparency Platform',
  area: {
    label: 'EIC code of the bidding zone',
    standard: '10Y1001A1001A82H',
    pattern: /^[0-9A-Z-]{16}$/,
  },
  key: 'required',
  refreshMs: 1_800_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, key, nowMs }) {
    const hourMs = 3_600_000;
    const time = (ms: number) =>
      new Date(Math.floor(ms / hourMs) * hourMs).toISOString().replace(/[-T:]/g, '').slice(0, 12);
    const range = `periodStart=${time(nowMs - 24 * hourMs)}&periodEnd=${time(nowMs + 48 * hourMs)}`;
    const zone = `in_Domain=${area}&out_Domain=${area}`;
    const path = `/api?securityToken=${encodeURIComponent(key)}&documentType=A44&${zone}&${range}`;
    const { currency, slots } = readPublication((await ask({ path })) ?? '');
    return { kind: 'tariff', currency, slots: inOrder('tariff', slots) };
  },
});

/**
 * Reads a Publication_MarketDocument. Of several series the lowest classification sequence counts, then the
 * finest resolution. In curve type A03 a position that is left out repeats the one before.
 *
 * @throws {@link FeedProblem} with the platform's own words for an Acknowledgement_MarketDocument
 */
export function readPublication(xml: string): { currency: string; slots: FeedSlot[] } {
  if (xml.includes('<Acknowledgement_MarketDocument')) {
    throw new FeedProblem(`it says: ${(first(xml, 'text') ?? 'no data').slice(0, 200)}`);
  }
  if (!xml.includes('<Publication_MarketDocument')) {
    throw new FeedProblem('it answered with something else than its market document');
  }
  const found = all(xml, 'TimeSeries').flatMap((series) => {
    const sequence = Number(
      first(series, 'classificationSequence_AttributeInstanceComponent.position') ?? 1,
    );
    const currency = first(series, 'currency_Unit.name') ?? '';
    const unit = first(series, 'price_Measure_Unit.name') ?? '';
    if (unit !== 'MWH') throw new FeedProblem(`its prices are per ${unit}, not per MWh`);
    return all(series, 'Period').map((period) => ({ sequence, currency, ...readPeriod(period) }));
  });
  const lowest = Math.min(...found.map(({ sequence }) => sequence));
  const chosen = found
    .filter(({ sequence }) => sequence === lowest)
    .sort((a, b) => a.minutes - b.minutes);
  const finest = chosen[0];
  if (finest === undefined) throw new FeedProblem('it sent no values');
  return {
    currency: finest.currency,
    slots: chosen
      .filter(({ currency }) => currency === finest.currency)
      .flatMap(({ slots }) => slots),
  };
}

function readPeriod(period: string): { minutes: number; slots: FeedSlot[] } {
  const startMs = Date.parse(first(period, 'start') ?? '');
  const endMs = Date.parse(first(period, 'end') ?? '');
  const minutes = stepMinutes[first(period, 'resolution') ?? ''];
  const stepMs = (minutes ?? 0) * 60_000;
  const count = (endMs - startMs) / stepMs;
  if (minutes === undefined || !(count >= 1 && count <= mostSlots)) {
    throw new FeedProblem('its market document has a period that can not be read');
  }
  const prices = new Map(
    all(period, 'Point').map((point) => [
      Number(first(point, 'position')),
      Number(first(point, 'price.amount') ?? Number.NaN) / 1000,
    ]),
  );
  const slots: FeedSlot[] = [];
  let value = Number.NaN;
  for (let at = 0; at < count; at += 1) {
    value = prices.get(at + 1) ?? value;
    const from = startMs + at * stepMs;
    slots.push({ startMs: from, endMs: from + stepMs, value });
  }
  return { minutes, slots };
}

/** Contents of every element of a name; the document nests none in itself. */
function all(xml: string, name: string): string[] {
  const open = `<${name}>`;
  const close = `</${name}>`;
  const found: string[] = [];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const end = xml.indexOf(close, at);
    if (end < 0) break;
    found.push(xml.slice(at + open.length, end));
    at = end;
  }
  return found;
}

function first(xml: string, name: string): string | undefined {
  const open = `<${name}>`;
  const at = xml.indexOf(open);
  const end = xml.indexOf(`</${name}>`, at);
  return at < 0 || end < 0 ? undefined : xml.slice(at + open.length, end).trim();
}
