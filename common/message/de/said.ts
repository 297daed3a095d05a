import type { Phrases } from '../said.ts';

/** German for the sentences that main makes: reasons, checks, guards, feeds. */
export const saidPhrases: Phrases = {};
