import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

export type ScreenGroup = 'mine' | 'understand' | 'decide' | 'keep';

/** One entry of the rail. */
export interface Screen {
  /** Also its place in the address: `#/now`. */
  readonly id: string;
  readonly title: string;
  readonly group: ScreenGroup;
  /** The key that opens it. */
  readonly key: string;
  readonly icon: LucideIcon;
  readonly Component: ComponentType;
}

/** Types a screen; returns its argument. */
export function defineScreen<const Id extends string>(
  screen: Screen & { readonly id: Id },
): Screen & { readonly id: Id } {
  return screen;
}
