import { decimalSign, groupSign } from './digits.ts';

/**
 * Reads a number as people write it in the page's language, and in the other convention where that can mean
 * nothing else: "0.28", "1,234.5" and "1.234.567" are the same everywhere, "1.234" is a thousand only where
 * points group. null when empty, undefined when none.
 */
export function parseNumber(text: string): number | null | undefined {
  const bare = text.replace(/[\s\u00a0\u202f_]/g, '');
  if (bare === '') return null;
  const pointed = withPoint(bare);
  if (!/^[−-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(pointed)) return undefined;
  const value = Number(pointed.replace('−', '-'));
  return Number.isFinite(value) ? value : undefined;
}

/** A group never begins with 0, so "0.280" and "0,280" are decimals in every language. */
const groupedBy = {
  ',': {
    whole: /^[−-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/,
    sure: /^[−-]?[1-9]\d{0,2}((,\d{3})+\.\d*|(,\d{3}){2,})$/,
  },
  '.': {
    whole: /^[−-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/,
    sure: /^[−-]?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})$/,
  },
} as const;

/** The number with a point before its decimals and without groups; the language decides where both would do. */
function withPoint(bare: string): string {
  const [digits = '', exponent = ''] = bare.split(/(?=e)/i);
  const [own, other] = [groupSign(), decimalSign()];
  const grouping = groupedBy[own].whole.test(digits)
    ? own
    : groupedBy[other].sure.test(digits)
      ? other
      : undefined;
  if (grouping !== undefined) return digits.replaceAll(grouping, '').replace(',', '.') + exponent;
  return digits.includes('.') ? bare : digits.replace(',', '.') + exponent;
}

/** A number as it stands in a field to be edited: all its digits, and {@link parseNumber} reads it back. */
export function editableNumber(value: number): string {
  return String(value).replace('.', decimalSign());
}
