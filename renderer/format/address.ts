/** Groups of four, as a person compares them. */
export function addressGroups(address: string): readonly string[] {
  return address.match(/.{1,4}/g) ?? [];
}

/** First eight and last six characters, for a table: "bc1psyf9…3n8svp". */
export function shortAddress(address: string): string {
  return address.length <= 17 ? address : `${address.slice(0, 8)}…${address.slice(-6)}`;
}
