import type { Screen, ScreenGroup } from '../screen/screen.ts';

const groups: readonly ScreenGroup[] = ['mine', 'understand', 'decide', 'keep'];

/** The screens by group, in the order of the rail; groups without a screen are left out. */
export function screenGroups(
  screens: readonly Screen[],
): readonly { readonly group: ScreenGroup; readonly members: readonly Screen[] }[] {
  return groups
    .map((group) => ({ group, members: screens.filter((screen) => screen.group === group) }))
    .filter(({ members }) => members.length > 0);
}
