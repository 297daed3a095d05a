import type { AppSnapshot, AppState, StatePatch } from '../../common/contract/app.ts';

/** The page's copy of the app's state, with the number of the last change it holds. */
export interface Mirror {
  readonly sequence: number;
  readonly state: AppState;
}

export function mirrorFrom(snapshot: AppSnapshot): Mirror {
  return { sequence: snapshot.sequence, state: snapshot.state };
}

/**
 * Applies the next numbered patch. An older one is already contained; `gap` means that one is missing and
 * a snapshot is needed.
 */
export function applyPatch(mirror: Mirror, { sequence, patch }: StatePatch): Mirror | 'gap' {
  if (sequence <= mirror.sequence) return mirror;
  if (sequence > mirror.sequence + 1) return 'gap';
  return { sequence, state: { ...mirror.state, ...(patch as Partial<AppState>) } };
}
