import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { AddressReport } from '../../common/contract/source.ts';
import { Badge } from '../component/badge.tsx';
import { TextField } from '../component/field.tsx';
import { Row, Stack } from '../component/layout.tsx';
import { AddressView } from '../component/list.tsx';
import { Text } from '../component/text.tsx';
import { message } from '../message/message.ts';
import { useApi } from '../state/use-app.ts';

const text = message.address;
/** Typing pauses this long before the address is looked at. */
const settleMs = 250;

/** A payout address, looked at while it is typed and shown back in groups of four. */
export function AddressField(props: {
  readonly label: string;
  readonly help?: string;
  readonly chain: string;
  readonly value: string;
  readonly problem?: string | null;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const { label, help, chain, value, onChange } = props;
  const report = useAddressReport(chain, value);
  const problem =
    report?.kind === 'refused' ? report.problem : value === '' ? (props.problem ?? null) : null;
  const groups = report?.kind === 'payable' ? report.groups : [];
  return (
    <Stack>
      <TextField
        label={label}
        {...(help === undefined ? {} : { help })}
        value={value}
        problem={problem}
        mono
        kind="long"
        onChange={onChange}
      />
      {report?.kind === 'payable' && (
        <>
          <AddressView address={value} />
          <Row wrap>
            <Badge condition="run">{report.chainLabel}</Badge>
            <Badge condition="run">{report.form}</Badge>
            <Badge condition="run">{text.checksum}</Badge>
          </Row>
          <Text size="label" tone="second">
            {text.compare}{' '}
            <Text mono weight="strong" nowrap isPrivate>
              {`${groups[0] ?? ''} … ${value.slice(-4)}`}
            </Text>
            {text.onlyYou}
          </Text>
        </>
      )}
    </Stack>
  );
}

/** What the app says of an address, once typing rests; null while it is empty or not looked at yet. */
export function useAddressReport(chain: string, address: string): AddressReport | null {
  const api = useApi();
  const [report, setReport] = useState<AddressReport | null>(null);
  const ask = useCallback(
    () => api.source.describeAddress({ chain, address }),
    [api, chain, address],
  );
  useEffect(() => {
    setReport(null);
    if (address === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      ask().then(
        (answer) => {
          if (isCurrent) setReport(answer);
        },
        // Without an answer nothing is said; saving asks again.
        () => undefined,
      );
    }, settleMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [ask, address]);
  return report;
}
