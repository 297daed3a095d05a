import { z } from 'zod';
import { valueAt } from '../host/sensor/json-path.ts';
import { defineFeed, FeedProblem, parseAnswer } from './feed.ts';

/**
 * A thermometer in the room, from any address that answers with JSON: Home Assistant
 * (`http://host:8123/api/states/sensor.room`, path `state`, its token as the key), Shelly, Tasmota.
 */
export const roomTemperature = defineFeed({
  id: 'room-temperature',
  kind: 'temperature',
  label: 'Room thermometer',
  baseUrl: '',
  learns: 'that this computer asks for the temperature',
  attribution: '',
  area: {
    label: 'Where the number is, as state or tmp.value',
    standard: 'state',
    pattern: /^.{0,200}$/,
  },
  key: 'optional',
  refreshMs: 60_000,
  leastMs: 15_000,
  staleAfterMs: 600_000,
  async read(ask, { area, key, nowMs }) {
    const text = await ask({
      path: '',
      headers: key === '' ? {} : { authorization: `Bearer ${key}` },
    });
    const value = valueAt(parseAnswer(z.unknown(), text), area);
    const celsius = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof celsius !== 'number' || !(celsius > -50 && celsius < 80)) {
      throw new FeedProblem('its answer has no temperature where it should be');
    }
    return { kind: 'temperature', celsius, atMs: nowMs };
  },
});
