import { useEffect, useRef } from 'react';

/** What the keys of the whole window do. */
export interface KeyActions {
  readonly openScreen: (key: string) => boolean;
  readonly toggleMining: () => void;
  readonly find: () => void;
  readonly toggleTables: () => void;
  readonly toggleKeys: () => void;
}

/** Listens for the window's keys; what is typed into a field or meant for a control stays there. */
export function useKeyboard(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, textarea, select') != null) return;
      if (act(event.key, target, latest.current)) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

function act(key: string, target: Element | null, actions: KeyActions): boolean {
  switch (key) {
    case ' ':
      // Space presses a focused control.
      if (target?.closest('button, a, summary') != null) return false;
      actions.toggleMining();
      return true;
    case '/':
      actions.find();
      return true;
    case 't':
    case 'T':
      actions.toggleTables();
      return true;
    case '?':
      actions.toggleKeys();
      return true;
    default:
      return actions.openScreen(key);
  }
}
