import type { Settings } from '../../common/contract/settings.ts';

/** Puts the chosen appearance on the root element, where the style sheets look for it. */
export function applyAppearance(root: HTMLElement, appearance: Settings['appearance']): void {
  const { dataset } = root;
  setOrClear(dataset, 'theme', appearance.theme === 'system' ? null : appearance.theme);
  setOrClear(dataset, 'textSize', String(appearance.textSize));
  setOrClear(dataset, 'density', appearance.density);
  setOrClear(dataset, 'reduceMotion', appearance.reduceMotion ? 'true' : null);
  setOrClear(dataset, 'hideAmounts', appearance.hideAmounts ? 'true' : null);
}

function setOrClear(dataset: DOMStringMap, key: string, value: string | null): void {
  if (value === null) delete dataset[key];
  else dataset[key] = value;
}
