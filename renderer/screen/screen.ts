import type { LucideIcon } from 'lucide-react';
import { type ComponentType, lazy } from 'react';

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
  /** Fetches its code, where that is apart from the page's own. */
  readonly load?: () => Promise<unknown>;
}

/** Types a screen; returns its argument. */
export function defineScreen<const Id extends string>(
  screen: Screen & { readonly id: Id },
): Screen & { readonly id: Id } {
  return screen;
}

/**
 * A screen whose code is apart: fetched when it is first opened, or before, when the page has nothing else to do.
 * What a page reads at its start stays short.
 */
export function later(load: () => Promise<ComponentType>): Pick<Screen, 'Component' | 'load'> {
  return { Component: lazy(async () => ({ default: await load() })), load };
}
