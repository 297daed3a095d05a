import { useCallback } from 'react';
import type { Settings, SettingsPatch } from '../../../common/contract/settings.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';

/** The settings and how to change them: saved at once, a refusal becomes a toast. */
export function useSettings(): {
  readonly settings: Settings;
  readonly update: (patch: SettingsPatch) => void;
} {
  const settings = useSlice('settings');
  const act = useAction();
  return {
    settings,
    update: useCallback((patch) => void act((api) => api.settings.update(patch)), [act]),
  };
}
