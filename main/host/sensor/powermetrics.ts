import type { CommandRunner } from '../command.ts';
import { packagePowerId } from './rapl.ts';
import { measured, type Sensor, unavailable } from './sensor.ts';

const label = 'Processor package';
const intervalMs = 5000;

/**
 * Power of Apple's or Intel's processor from macOS `powermetrics`, which only root may run. It is asked only
 * when the user switched it on, through `sudo -n`: without a rule that the user made it refuses, and nothing
 * ever prompts.
 */
export function powermetricsSensor(
  now: () => number,
  isGranted: () => boolean,
  run: CommandRunner,
): Sensor {
  return {
    id: 'powermetrics',
    intervalMs,
    async read() {
      if (!isGranted()) {
        const reason = 'macOS lets only root read it; switch on powermetrics under Settings';
        return [unavailable(packagePowerId, label, 'W', reason)];
      }
      const words = [
        '-n',
        '/usr/bin/powermetrics',
        '--samplers',
        'cpu_power',
        '-n',
        '1',
        '-i',
        '500',
      ];
      const output = await run('/usr/bin/sudo', words);
      const watts = output === undefined ? undefined : wattsFromPowermetrics(output);
      return watts === undefined
        ? [
            unavailable(
              packagePowerId,
              label,
              'W',
              'sudo refused: add a sudoers rule for /usr/bin/powermetrics without a password',
            ),
          ]
        : [
            measured(
              packagePowerId,
              label,
              watts,
              'W',
              "powermetrics, Apple's own estimate",
              now(),
              3 * intervalMs,
            ),
          ];
    },
  };
}

/** W from the text of `powermetrics --samplers cpu_power`; undefined when it has none. */
export function wattsFromPowermetrics(output: string): number | undefined {
  const apple = /^CPU Power: (\d+(?:\.\d+)?) mW$/m.exec(output)?.[1];
  if (apple !== undefined) return Number(apple) / 1000;
  const intel = /package(?:_watts| power).*?(\d+(?:\.\d+)?)W?$/im.exec(output)?.[1];
  return intel === undefined ? undefined : Number(intel);
}
