/** Reads a number as people write it: grouped or with a decimal comma. null when empty, undefined when none. */
export function parseNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f_]/g, '');
  if (bare === '') return null;
  const pointed = withPoint(bare);
  if (!/^[−-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed)) return undefined;
  const value = Number(pointed.replace('−', '-'));
  return Number.isFinite(value) ? value : undefined;
}

/** The sign that comes last is the decimal one, the other groups by three; a lone comma is decimal unless it groups. */
function withPoint(bare: string): string {
  if (!bare.includes(',')) return bare;
  const [digits = '', exponent = ''] = bare.split(/(?=e)/i);
  if (/^[−-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(digits)) return digits.replaceAll(',', '') + exponent;
  if (/^[−-]?\d{1,3}(\.\d{3})+,\d*$/.test(digits)) {
    return digits.replaceAll('.', '').replace(',', '.') + exponent;
  }
  return digits.includes('.') ? bare : digits.replace(',', '.') + exponent;
}
