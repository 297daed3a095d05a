import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One supply as Linux lists it in /sys/class/power_supply. */
export interface PowerSupply {
  readonly name: string;
  readonly type: 'battery' | 'mains' | 'ups';
  /** Mains: whether it gives power. null: not told. */
  readonly isOnline: boolean | null;
  readonly isDischarging: boolean;
  /** 0 to 100; null: not told. */
  readonly percent: number | null;
  /** W that flow, out of a discharging battery or into a charging one; null: not told. */
  readonly powerW: number | null;
}

/**
 * Reads the supplies of this computer. Batteries of mice and headphones (`scope` Device) are left out: a
 * desktop with a wireless mouse has no battery.
 *
 * @returns [] where there are none, as in a desktop; null where the system has no such list
 */
export async function readPowerSupplies(
  root = '/sys/class/power_supply',
): Promise<readonly PowerSupply[] | null> {
  let names: string[];
  try {
    names = await readdir(root);
  } catch {
    return null;
  }
  const supplies: PowerSupply[] = [];
  for (const name of names.sort()) {
    const value = async (key: string): Promise<string> => {
      try {
        return (await readFile(join(root, name, key), 'utf8')).trim();
      } catch {
        // Not every supply tells everything.
        return '';
      }
    };
    const number = async (key: string): Promise<number | null> => {
      const text = await value(key);
      return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
    };
    const type = typeOf(await value('type'));
    if (type === undefined || (await value('scope')) === 'Device') continue;
    if (type === 'battery' && (await value('present')) === '0') continue;
    const online = await number('online');
    const power = await number('power_now');
    const current = await number('current_now');
    const voltage = await number('voltage_now');
    const percent = await number('capacity');
    supplies.push({
      name,
      type,
      isOnline: online === null ? null : online > 0,
      isDischarging: (await value('status')) === 'Discharging',
      percent: percent === null ? null : Math.min(100, Math.max(0, percent)),
      powerW:
        power !== null
          ? Math.abs(power) / 1e6
          : current !== null && voltage !== null
            ? Math.abs(current * voltage) / 1e12
            : null,
    });
  }
  return supplies;
}

function typeOf(word: string): PowerSupply['type'] | undefined {
  switch (word) {
    case 'Battery':
      return 'battery';
    case 'UPS':
      return 'ups';
    case 'Mains':
    case 'USB':
    case 'Wireless':
      return 'mains';
    default:
      return undefined;
  }
}
