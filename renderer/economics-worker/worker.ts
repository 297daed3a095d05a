import { z } from 'zod';
import type { RunRequest } from './protocol.ts';
import { runRequest } from './run-request.ts';

// The page's policy allows no code made at run time, which zod would otherwise try.
z.config({ jitless: true });

/** Runs one economics model after the other, off the page's thread. */
self.onmessage = ({ data }: MessageEvent<RunRequest>) => {
  runRequest(data, (reply) => self.postMessage(reply));
};
