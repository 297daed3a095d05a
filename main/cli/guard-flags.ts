import { defaultGuardSettings, type GuardSettings } from '../../common/contract/guest.ts';
import { wholeFlag } from './arguments.ts';
import { timesFrom } from './time-flag.ts';

/** Flags that make mining rest. */
export const guardOptions = {
  'pause-on-active': { type: 'string' },
  'pause-on-busy': { type: 'string' },
  'mine-on-battery': { type: 'boolean' },
  quiet: { type: 'string' },
  'max-temp': { type: 'string' },
  'hold-temp': { type: 'string' },
} as const;

export const guardHelp = `  --pause-on-active <min>  rest until nobody has used the computer for so many minutes
  --pause-on-busy <pct>    rest while other programs use more of the processor
  --mine-on-battery        do not rest while a portable runs on its battery
  --quiet <from>-<to>      rest between these times, for example 22:00-07:00
  --max-temp <C>           rest above this temperature (95, where a sensor can be read)
  --hold-temp <C>          ease off to hold this temperature`;

export interface GuardFlags {
  readonly 'pause-on-active'?: string | undefined;
  readonly 'pause-on-busy'?: string | undefined;
  readonly 'mine-on-battery'?: boolean | undefined;
  readonly quiet?: string | undefined;
  readonly 'max-temp'?: string | undefined;
  readonly 'hold-temp'?: string | undefined;
}

/** @throws AppError cli.usage */
export function guardsFromFlags(flags: GuardFlags): GuardSettings {
  const { activity, load, temperature, quiet } = defaultGuardSettings;
  const idleMinutes = wholeFlag('pause-on-active', flags['pause-on-active'], 1, 240);
  const percent = wholeFlag('pause-on-busy', flags['pause-on-busy'], 1, 100);
  return {
    ...defaultGuardSettings,
    activity: idleMinutes === undefined ? activity : { enabled: true, idleMinutes },
    load: percent === undefined ? load : { enabled: true, percent },
    battery: { enabled: flags['mine-on-battery'] !== true },
    temperature: {
      enabled: true,
      limitC: wholeFlag('max-temp', flags['max-temp'], 30, 110) ?? temperature.limitC,
      targetC: wholeFlag('hold-temp', flags['hold-temp'], 30, 110) ?? null,
    },
    quiet:
      flags.quiet === undefined ? quiet : { enabled: true, ...timesFrom('quiet', flags.quiet) },
  };
}
