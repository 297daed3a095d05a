/** One figure of the bench. */
export interface Row {
  readonly name: string;
  /** null: this machine can not tell, and the name says what. */
  readonly value: number | null;
  readonly unit: string;
  readonly goal?: string;
  readonly spread?: { readonly min: number; readonly max: number };
}

/** The value below which a share `q` of the sample lies. */
export function quantileOf(sample: readonly number[], q: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}
