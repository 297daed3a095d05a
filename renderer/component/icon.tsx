import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A picture on the 16 px grid with a stroke of 1.5; decoration, so the text beside it says the same. */
export function Icon(props: { readonly of: LucideIcon; readonly size?: number }): ReactNode {
  const { of: Picture, size = 16 } = props;
  return <Picture size={size} strokeWidth={1.5} absoluteStrokeWidth aria-hidden />;
}

/** The mine's mouth with a lamp in it. */
export function Mark({ size = 20 }: { readonly size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        d="M3 18V9.5a7 7 0 0 1 14 0V18M1.5 18h17"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
      <circle cx="10" cy="12.2" r="2" fill="var(--color-accent)" />
    </svg>
  );
}
