import { useState } from 'react';
import type { BlockInfo } from '../../common/contract/source.ts';

const storageKey = 'read-blocks';

/** Which found blocks the user has closed the card of. Practice finds one every few seconds, so one reading is for all. */
export function useReadBlocks(): {
  readonly isRead: (block: BlockInfo) => boolean;
  readonly read: (block: BlockInfo) => void;
} {
  const [marks, setMarks] = useState<ReadonlySet<string>>(load);
  return {
    isRead: (block) => marks.has(markOf(block)),
    read: (block) =>
      setMarks((before) => {
        const after = new Set(before).add(markOf(block));
        localStorage.setItem(storageKey, JSON.stringify([...after].slice(-mostMarks)));
        return after;
      }),
  };
}

/** More than the blocks a state can list. */
const mostMarks = 60;

function markOf(block: BlockInfo): string {
  return block.chainId === 'practice' ? block.chainId : block.hash;
}

function load(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.map(String) : []);
  } catch {
    // Unreadable marks only mean that a card shows once more.
    return new Set();
  }
}
