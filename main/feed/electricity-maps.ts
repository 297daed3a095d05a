import { z } from 'zod';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';
import { inOrder, instant } from './slot.ts';

const Answer = z.object({
  carbonIntensity: z.number().nullable(),
  datetime: instant,
});

/** The newest hour is published within the next; it is taken to hold for two. */
const holdsMs = 2 * 3_600_000;

/** The present carbon intensity of a zone, life cycle, g/kWh. */
export const electricityMaps = defineFeed({
  id: 'electricity-maps',
  kind: 'carbon',
  label: 'Electricity Maps',
  baseUrl: 'https://api.electricitymaps.com',
  learns: 'your address on the net, your account, your zone',
  attribution: 'Electricity Maps',
  area: { label: 'Zone', standard: 'DE', pattern: /^[A-Z]{2}[A-Z0-9-]{0,12}$/ },
  key: 'required',
  refreshMs: 1_200_000,
  leastMs: 300_000,
  staleAfterMs: 0,
  async read(ask, { area, key }) {
    const text = await ask({
      path: `/v3/carbon-intensity/latest?zone=${area}`,
      headers: { 'auth-token': key },
    });
    const { carbonIntensity, datetime } = parseAnswer(Answer, text);
    if (carbonIntensity === null) throw new FeedProblem('it has no value for this zone now');
    const slot = { startMs: datetime, endMs: datetime + holdsMs, value: carbonIntensity };
    return { kind: 'carbon', slots: inOrder('carbon', [slot]) };
  },
});
