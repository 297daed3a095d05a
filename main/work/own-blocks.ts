/**
 * Remembers on which parents a block of ours is under way, because a second one there could only compete
 * with it. On an easy test chain the miner finds several before the new template arrives.
 */
export interface OwnBlocks {
  /** @returns false when one is under way on this parent already */
  begin(parent: string): boolean;
  /** The node refused it: another may be tried. */
  refused(parent: string): void;
}

/** Parents remembered; late solutions are on the last one or two. */
const PARENTS_MAX = 32;

export function createOwnBlocks(): OwnBlocks {
  const parents = new Set<string>();
  return {
    begin(parent) {
      if (parents.has(parent)) return false;
      parents.add(parent);
      for (const oldest of parents) {
        if (parents.size <= PARENTS_MAX) break;
        parents.delete(oldest);
      }
      return true;
    },
    refused(parent) {
      parents.delete(parent);
    },
  };
}
