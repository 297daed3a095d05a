import { energyScreen } from './energy/screen.tsx';
import { historyScreen } from './history/screen.tsx';
import { machineScreen } from './machine/screen.tsx';
import { networkScreen } from './network/screen.tsx';
import { nowScreen } from './now/screen.tsx';
import { oddsScreen } from './odds/screen.tsx';
import { optionScreen } from './option/screen.tsx';
import { profitScreen } from './profit/screen.tsx';
import type { Screen } from './screen.ts';
import { settingsScreen } from './settings/screen.tsx';
import { workScreen } from './work/screen.tsx';

/** Every screen in the order of the rail; a new one is one folder and one line. */
export const screens: readonly Screen[] = [
  nowScreen,
  workScreen,
  machineScreen,
  oddsScreen,
  profitScreen,
  networkScreen,
  optionScreen,
  energyScreen,
  historyScreen,
  settingsScreen,
];
