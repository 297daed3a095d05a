/** Reads a number as people write it: grouped or with a decimal comma. null when empty, undefined when none. */
export function parseNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f_]/g, '');
  if (bare === '') return null;
  const pointed =
    bare.includes(',') && !bare.includes('.') && !/^\d{1,3}(,\d{3})+$/.test(bare)
      ? bare.replace(',', '.')
      : bare.replaceAll(',', '');
  if (!/^[−-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed)) return undefined;
  const value = Number(pointed.replace('−', '-'));
  return Number.isFinite(value) ? value : undefined;
}
