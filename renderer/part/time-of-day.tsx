import type { ReactNode } from 'react';
import { Select } from '../component/control.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => hour * 60);

/** A time of day in minutes since midnight: full hours, and whatever is set now. */
export function TimeOfDay(props: {
  readonly label: string;
  readonly minute: number;
  readonly onChange: (minute: number) => void;
}): ReactNode {
  const { label, minute, onChange } = props;
  const minutes = hours.includes(minute) ? hours : [...hours, minute].sort((a, b) => a - b);
  return (
    <Select
      label={label}
      value={String(minute)}
      options={minutes.map((each) => ({ value: String(each), label: clockTime(each) }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

function clockTime(minute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
