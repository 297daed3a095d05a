import { activity } from './activity.ts';
import { battery } from './battery.ts';
import { charge } from './charge.ts';
import type { GuardDefinition } from './guard.ts';
import { lid } from './lid.ts';
import { load } from './load.ts';
import { mains } from './mains.ts';
import { presence } from './presence.ts';
import { quiet } from './quiet.ts';
import { temperature } from './temperature.ts';
import { wake } from './wake.ts';

/**
 * Every guard, gravest first: the first that holds is the reason shown. A new one is one file, its settings in
 * the contract and a line here.
 */
export const guards = [
  temperature,
  mains,
  battery,
  lid,
  wake,
  charge,
  quiet,
  presence,
  activity,
  load,
] as unknown as readonly GuardDefinition[];
