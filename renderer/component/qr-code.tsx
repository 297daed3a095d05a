import encodeQR from 'qr';
import type { ReactNode } from 'react';
import styles from './qr-code.module.css';

/** A text for the camera of another device. Dark on white in either theme: not every reader takes the inverse. */
export function QrCode({
  value,
  label,
}: {
  readonly value: string;
  readonly label: string;
}): ReactNode {
  // Four modules of white around it are part of the code (ISO/IEC 18004, 9.1).
  const rows = encodeQR(value, 'raw', { ecc: 'low', border: 4 });
  const size = rows.length;
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={rows.map(pathOfRow).join('')} />
    </svg>
  );
}

/** One rectangle for each run of dark modules. */
function pathOfRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const first = x;
    while (row[x]) x += 1;
    const length = x - first;
    path += `M${first} ${y}h${length}v1h-${length}z`;
  }
  return path;
}
