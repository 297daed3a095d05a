/** Twice a second is as often as a person reads a changing number, and drawing costs hashes. */
const shortestMs = 500;

/** Lets changes through at most every {@link shortestMs}, and none while the page is hidden. */
export interface Publisher {
  /** Something changed. */
  touch(): void;
  /** Something changed that a person waits for: let it through now. */
  flush(): void;
  stop(): void;
}

/**
 * @param document - asked whether it is hidden; a page that becomes visible publishes once
 * @param publish - called with everything that changed since the last time already in place
 */
export function createPublisher(document: Document, publish: () => void): Publisher {
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = Number.NEGATIVE_INFINITY;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    dirty = false;
    lastMs = performance.now();
    publish();
  };
  const touch = (): void => {
    dirty = true;
    if (document.hidden || timer !== undefined) return;
    const waitMs = lastMs + shortestMs - performance.now();
    if (waitMs <= 0) flush();
    else timer = setTimeout(flush, waitMs);
  };
  const onVisibility = (): void => {
    if (document.hidden) {
      clearTimeout(timer);
      timer = undefined;
    } else if (dirty) flush();
  };
  document.addEventListener('visibilitychange', onVisibility);
  return {
    touch,
    flush,
    stop: () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
