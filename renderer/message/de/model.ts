import type { Phrases } from '../../../common/message/said.ts';

/** German for the economics models: titles, limits, labels of inputs and outputs, what null means, what is allowed. */
export const modelPhrases: Phrases = {};
