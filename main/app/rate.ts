const units = ['H/s', 'kH/s', 'MH/s', 'GH/s', 'TH/s'];

/** A hash rate for a terminal or the tray: three digits and its unit. */
export function rateText(hps: number): string {
  const step = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(hps, 1)) / 3)),
  );
  return `${Number((hps / 1000 ** step).toPrecision(3))} ${units[step]}`;
}
