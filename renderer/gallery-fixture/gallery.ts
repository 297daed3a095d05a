import type { ReactNode } from 'react';

/** States of one component or screen for the gallery; exported as `gallery` from a `*.gallery.tsx` file. */
export interface Gallery {
  readonly title: string;
  /** Opened at this screen of the app, where the states are the whole app. */
  readonly screen?: string;
  /** Name of each state and how it is drawn. */
  readonly states: Readonly<Record<string, () => ReactNode>>;
}

/** Types a gallery; returns its argument. */
export function defineGallery(gallery: Gallery): Gallery {
  return gallery;
}
