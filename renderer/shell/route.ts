import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

/** The screen named in the address, "work" of "#/work"; empty when none is. */
export function useRoute(): string {
  return useSyncExternalStore(subscribe, () => location.hash.replace(/^#\/?/, ''));
}

/** The address of a screen. */
export function hrefOf(screenId: string): string {
  return `#/${screenId}`;
}

export function goTo(screenId: string): void {
  location.hash = hrefOf(screenId);
}
