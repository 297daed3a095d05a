import type { InputIssue } from '../../common/economics/model.ts';

/** What the page says to the worker: run one model. Another run needs another worker only after a cancel. */
export interface RunRequest {
  readonly model: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the worker says: how far it is, and at the end one of the others. */
export type RunReply =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'ready'; readonly output: Readonly<Record<string, unknown>> }
  | { readonly kind: 'refused'; readonly issues: readonly InputIssue[] }
  | { readonly kind: 'broken'; readonly problem: string };
