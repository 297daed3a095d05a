import type { ReactNode } from 'react';
import type { Reading } from '../../common/contract/devices.ts';
import { Provenance, type ProvenanceKind } from '../component/provenance.tsx';
import { Text } from '../component/text.tsx';
import { formatReading } from '../format/measure.ts';
import { formatAge } from '../format/time.ts';
import { message } from '../message/message.ts';

/** Whether a reading is older than it may be. */
export function isStale(reading: Reading, nowMs: number): boolean {
  const { atMs, staleAfterMs } = reading;
  return atMs !== null && staleAfterMs !== null && nowMs - atMs > staleAfterMs;
}

function provenanceOf(reading: Reading, nowMs: number): ProvenanceKind {
  return reading.value !== null && isStale(reading, nowMs) ? 'stale' : reading.provenance;
}

/** Where a reading comes from and how old it is; `of` says which, where a card has several. */
export function ReadingProvenance(props: {
  readonly reading: Reading;
  readonly nowMs: number;
  readonly of?: string;
}): ReactNode {
  const { reading, nowMs, of } = props;
  const age = reading.atMs === null ? undefined : formatAge(nowMs - reading.atMs);
  const detail = of ?? age;
  return (
    <Provenance
      kind={provenanceOf(reading, nowMs)}
      title={reading.from}
      {...(detail === undefined ? {} : { detail })}
    />
  );
}

/** A reading's value in its unit; unknown is the word, with the reason on hover; stale is grey. */
export function ReadingValue(props: {
  readonly reading: Reading;
  readonly nowMs: number;
}): ReactNode {
  const { reading, nowMs } = props;
  if (reading.value === null) {
    return (
      <Text tone="third" title={reading.from}>
        {message.common.unknown}
      </Text>
    );
  }
  const value = formatReading(reading.value, reading.unit);
  return isStale(reading, nowMs) ? (
    <Text tone="third" title={reading.from}>
      {value}
    </Text>
  ) : (
    <span title={reading.from}>{value}</span>
  );
}
