/** One column: its name and how a row's field is made; null is an empty field. */
export type CsvColumn<Row> = readonly [string, (row: Row) => string | number | null];

/** RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it. */
export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  const lines = [columns.map(([name]) => name).join(',')];
  for (const row of rows) lines.push(columns.map(([, field]) => written(field(row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function written(field: string | number | null): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const text = /^[=+\-@\t\r]/.test(field) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
