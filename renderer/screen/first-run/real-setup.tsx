import { type ReactNode, useCallback, useState } from 'react';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import { Badge } from '../../component/badge.tsx';
import { Button } from '../../component/button.tsx';
import { classNames } from '../../component/class-names.ts';
import { Choice, Segment, Select } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatElapsed } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { CheckLines, useCheck } from '../../part/check-list.tsx';
import { coinOf } from '../../part/coin.ts';
import {
  type Draft,
  draftFrom,
  draftProblems,
  kindFor,
  mineableChains,
  newDraft,
  type SourceField,
  secretName,
  settingsFrom,
} from '../../part/source-field.ts';
import { SourceForm } from '../../part/source-form.tsx';
import { checkedFingerprint, TrustCertificate } from '../../part/trust-certificate.tsx';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';
import styles from './first-run.module.css';

const cx = classNames(styles);
const text = message.firstRun;

type Way = 'node' | 'pool';

const realChains = mineableChains.filter(({ isTest }) => !isTest);
const testChains = mineableChains.filter(({ isTest }) => isTest);

/** The third step asks where a reward goes: an address for a node, the user name for a pool. */
function isPayout({ name }: SourceField, way: Way): boolean {
  return name === (way === 'node' ? 'payoutAddress' : 'user');
}

/** What to mine, where work comes from, where a reward goes; checked before it starts. */
export function RealSetup({ machine }: { readonly machine: string }): ReactNode {
  const [chainId, setChainId] = useState<string>('bitcoin');
  const [way, setWay] = useState<Way>('node');
  const [draft, setDraft] = useState<Draft>(() => newDraft('solo-gbt', [], 'bitcoin'));
  const [isTried, setTried] = useState(false);
  const known = useSlice('sources').find(({ settings }) => settings.id === draft.id);
  const { check, run, forget } = useCheck();
  const act = useAction();
  const fingerprint = checkedFingerprint(check);
  const problems = draftProblems(draft);
  const shownProblems = isTried ? problems : {};
  const typed = draft[secretName];
  const secret = typeof typed === 'string' && typed !== '' ? typed : undefined;
  const isPlace = (field: SourceField): boolean =>
    field.name !== 'chain' && field.isRare !== true && !isPayout(field, way);

  const choose = (nextChain: string, nextWay: Way): void => {
    const fits = kindFor(nextChain, nextWay);
    const other: Way = nextWay === 'node' ? 'pool' : 'node';
    const kind = fits ?? kindFor(nextChain, other);
    if (kind === null) return;
    forget();
    setTried(false);
    setChainId(nextChain);
    setWay(fits === null ? other : nextWay);
    setDraft(newDraft(kind, [], nextChain));
  };
  const change = (next: Draft): void => {
    forget();
    setDraft(next);
  };
  const save = (start: boolean): void => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    void finish(start);
  };
  const finish = async (start: boolean): Promise<void> => {
    const settings = settingsFrom(draft);
    if (start && !(await run(settings, secret))) return;
    await act(async (api) => {
      await api.source.save({ settings, ...(secret === undefined ? {} : { secret }) });
      await api.settings.update({ firstRunDone: true });
      if (start) await api.mining.start();
    });
  };

  const testChain = testChains.some(({ id }) => id === chainId) ? chainId : '';
  return (
    <section className={cx('steps')} aria-label={text.real}>
      <Row between wrap>
        <h2>{text.real}</h2>
        <Text size="label" tone="second">
          {machine}
        </Text>
      </Row>
      <Step number={1} title={text.what}>
        <div className={cx('coins')}>
          {realChains.map(({ id, label, algorithm, blockIntervalS }) => (
            <Choice
              key={id}
              name="coin"
              value={id}
              checked={chainId === id}
              onChoose={() => choose(id, way)}
            >
              <span className={cx('coinName')}>{label}</span>
              <Text size="label" tone="second">
                {text.coin(message.algorithm[algorithm], formatElapsed(blockIntervalS * 1000))}
              </Text>
            </Choice>
          ))}
          <Row wrap>
            <Text size="label" tone="second">
              {text.tests}
            </Text>
            <Select
              label={text.tests}
              value={testChain}
              options={[
                { value: '', label: text.testsNone },
                ...testChains.map(({ id, label }) => ({ value: id as string, label })),
              ]}
              onChange={(id) => choose(id === '' ? 'bitcoin' : id, way)}
            />
          </Row>
        </div>
        <Paragraph size="label" tone="second">
          {text.whatHelp}
        </Paragraph>
      </Step>
      <Step number={2} title={text.where}>
        <Row wrap>
          <Segment
            label={text.way}
            value={way}
            options={(['node', 'pool'] as const).map((value) => ({
              value,
              label:
                kindFor(chainId, value) === 'monero-stratum'
                  ? message.monero.pool.way
                  : text.ways[value],
              disabled: kindFor(chainId, value) === null,
            }))}
            onChange={(next) => choose(chainId, next)}
          />
        </Row>
        {way === 'node' && (
          <Discovered
            chainId={chainId}
            onUse={(settings) => {
              const found = draftFrom(settings);
              change({ ...found, payoutAddress: String(draft['payoutAddress'] ?? '') });
            }}
          />
        )}
        <SourceForm
          draft={draft}
          onChange={change}
          problems={shownProblems}
          hasSecret={known?.hasSecret ?? false}
          has={isPlace}
        />
      </Step>
      <Step number={3} title={text.reward}>
        <SourceForm
          draft={draft}
          onChange={change}
          problems={shownProblems}
          hasSecret={false}
          has={(field) => isPayout(field, way)}
        />
      </Step>
      {check.kind !== 'none' && (
        <div key={check.kind} className={cx('content')} ref={showOutcome}>
          <CheckLines check={check} />
          {fingerprint !== null && (
            <Row>
              <TrustCertificate onPress={() => change({ ...draft, tlsPin: fingerprint })} />
            </Row>
          )}
          {check.kind === 'done' && !check.report.mineable && (
            <Notice kind="fault">{text.notMineable}</Notice>
          )}
        </div>
      )}
      <div className={cx('foot')}>
        <Paragraph size="label" tone="second">
          {text.later}
        </Paragraph>
        <Row wrap>
          <Button size="large" onPress={() => save(false)}>
            {text.save}
          </Button>
          <Button
            look="primary"
            size="large"
            disabled={check.kind === 'running'}
            onPress={() => save(true)}
          >
            {check.kind === 'running' ? text.checking : text.mine(coinOf(chainId).label)}
          </Button>
        </Row>
      </div>
    </section>
  );
}

/** Brings what a check found into view: it stands below the fold. */
function showOutcome(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

function Step(props: {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <div className={cx('step')}>
      <span className={cx('number')} aria-hidden="true">
        {props.number}
      </span>
      <div className={cx('content')}>
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </div>
  );
}

/** Nodes of the chosen coin that answer on this computer. */
function Discovered(props: {
  readonly chainId: string;
  readonly onUse: (settings: SourceSettings) => void;
}): ReactNode {
  const { query } = useQuery(useCallback((api) => api.source.discover(), []));
  if (query.kind === 'loading') {
    return (
      <Text size="label" tone="third">
        {text.looking}
      </Text>
    );
  }
  if (query.kind === 'failed') return null;
  return query.value
    .filter(({ settings }) => 'chain' in settings && settings.chain === props.chainId)
    .map(({ settings, detail }) => (
      <div key={settings.id} className={cx('well')}>
        <Row wrap>
          <Badge condition="run">{text.found}</Badge>
          <Text size="label">{detail}</Text>
        </Row>
        <Button size="small" onPress={() => props.onUse(settings)}>
          {text.use}
        </Button>
      </div>
    ));
}
