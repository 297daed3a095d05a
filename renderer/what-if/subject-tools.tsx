import type { ReactNode } from 'react';
import { type ChainId, chains } from '../../common/chain/registry.ts';
import { asics } from '../../common/economics/hardware/asic.ts';
import { classNames } from '../component/class-names.ts';
import { Select } from '../component/control.tsx';
import { message } from '../message/message.ts';
import { coinOf } from '../part/coin.ts';
import { useWhatIfState, useWhatIfStore } from './store.ts';
import { asicName, type WhatIf } from './use-what-if.ts';
import styles from './what-if.module.css';

const cx = classNames(styles);
const text = message.economics.whatIf;

/** What a screen is about: the coin, and the machine that would mine it. */
export function SubjectTools<Name extends string>(props: {
  readonly whatIf: WhatIf<Name>;
  /** False on a screen where the machine does not matter. */
  readonly hasMachine?: boolean;
}): ReactNode {
  const { facts } = props.whatIf;
  const store = useWhatIfStore();
  const { machine } = useWhatIfState();
  const mined = facts.minedId;
  const offered = chains.filter(
    ({ id, isTest }) => !isTest || id === mined || id === facts.chain.id,
  );
  return (
    <>
      {(props.hasMachine ?? true) && facts.chain.algorithm === 'sha256d' && (
        <span className={cx('subject')}>
          <Select
            full
            label={text.machine}
            value={machine ?? ''}
            options={[
              { value: '', label: text.thisMachine },
              ...asics.map(asicName).map((name) => ({ value: name, label: name })),
            ]}
            onChange={(name) => store.setMachine(name === '' ? null : name)}
          />
        </span>
      )}
      <Select
        label={text.coin}
        value={facts.chain.id}
        options={offered.map(({ id }) => ({
          value: id,
          label: id === mined ? text.asMined(coinOf(id).label) : coinOf(id).label,
        }))}
        onChange={(id: ChainId) => store.setChain(id === mined ? null : id)}
      />
    </>
  );
}
