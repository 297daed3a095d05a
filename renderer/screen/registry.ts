import { nowScreen } from './now/screen.tsx';
import type { Screen } from './screen.ts';

/** Every screen in the order of the rail; a new one is one folder and one line. */
export const screens: readonly Screen[] = [nowScreen];
