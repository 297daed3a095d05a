import { type ReactNode, useState } from 'react';
import type { PoolBlocks } from '../../../common/contract/pool.ts';
import { concentration, shareInterval } from '../../../common/economics/security/concentration.ts';
import { type Share, ShareBars } from '../../chart/share-bars.tsx';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { TextField } from '../../component/field.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Said } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, whole } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import type { NetworkWhatIf } from './fields.ts';
import { parsePools, poolsText } from './pool-blocks.ts';

const text = message.economics.network;
/** Bars that fit the card; the rest counts all the same. */
const mostBars = 8;

/** How few could decide, from the blocks each pool found: typed, because nobody is asked for them. */
export function PoolsCard(props: {
  readonly whatIf: NetworkWhatIf;
  readonly pools: readonly PoolBlocks[];
  readonly onPools: (pools: readonly PoolBlocks[]) => void;
}): ReactNode {
  const { whatIf, pools, onPools } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const known = pools.filter(({ name }) => !isUnknown(name)).sort((a, b) => b.blocks - a.blocks);
  const unknown = pools
    .filter(({ name }) => isUnknown(name))
    .reduce((sum, { blocks }) => sum + blocks, 0);
  const total = pools.reduce((sum, { blocks }) => sum + blocks, 0);
  const answer = useModel(
    concentration,
    known.length === 0
      ? null
      : {
          amounts: known.map(({ blocks }) => blocks),
          unknown,
          sampleBlocks: Math.round(total),
        },
  );
  const isEditing = draft !== null || known.length === 0;
  return (
    <Card
      title={text.pools}
      span={4}
      aside={
        known.length > 0 && (
          <>
            <Provenance kind="typed" />
            <Button
              look="quiet"
              size="small"
              onPress={() => setDraft(draft === null ? poolsText(pools) : null)}
            >
              {draft === null ? text.poolsEdit : text.poolsDone}
            </Button>
          </>
        )
      }
    >
      {isEditing ? (
        <>
          <Said sentence={text.poolsEmpty} />
          <PoolsField draft={draft ?? ''} onDraft={setDraft} onPools={onPools} />
        </>
      ) : (
        <Answered of={answer} whatIf={whatIf} ask={[]}>
          {(ready) => {
            const { output } = ready;
            const explained = explainer(ready, whatIf);
            const shares: Share[] = known.slice(0, mostBars).map(({ name }, at) => ({
              label: name,
              share: output.shares[at]?.share ?? 0,
              lower: output.shares[at]?.lower ?? 0,
              upper: output.shares[at]?.upper ?? 0,
              isChosen: at < (output.halfHigh ?? output.halfLow),
            }));
            if (unknown > 0) shares.push(unknownShare(unknown, total));
            return (
              <>
                <ShareBars
                  label={text.poolsLabel(whole(output.halfLow))}
                  shares={shares}
                  format={formatPercent}
                  shareTitle={text.poolShare}
                  intervalTitle={text.poolInterval}
                />
                <Said
                  sentence={phrase((put) =>
                    text.half(
                      put(explained('halfLow', text.halfCount(output.halfLow, output.halfHigh))),
                      put(explained('herfindahlHigh', whole(output.herfindahlHigh))),
                      put(
                        explained('effectiveNumberLow', significant(output.effectiveNumberLow, 2)),
                      ),
                    ),
                  )}
                />
              </>
            );
          }}
        </Answered>
      )}
    </Card>
  );
}

function unknownShare(blocks: number, total: number): Share {
  const { lower, upper } = shareInterval(blocks / total, Math.round(total), 0.95);
  return { label: text.unknownPool, share: blocks / total, lower, upper, isChosen: false };
}

function isUnknown(name: string): boolean {
  return ['unknown', text.unknownPool.toLowerCase()].includes(name.toLowerCase());
}

function PoolsField(props: {
  readonly draft: string;
  readonly onDraft: (draft: string | null) => void;
  readonly onPools: (pools: readonly PoolBlocks[]) => void;
}): ReactNode {
  const { draft, onDraft, onPools } = props;
  const parsed = parsePools(draft);
  const problem = 'bad' in parsed ? text.poolsProblem(parsed.bad) : null;
  const done = (): void => {
    if ('bad' in parsed) return;
    if (!parsed.pools.some(({ blocks }) => blocks > 0)) return;
    onPools(parsed.pools);
    onDraft(null);
  };
  return (
    <TextField
      label={text.poolsInput}
      value={draft}
      help={text.poolsHelp}
      placeholder={`Pool A 302, Pool B 251, ${text.unknownPool} 31`}
      problem={draft === '' ? null : problem}
      onChange={onDraft}
      onDone={done}
    />
  );
}
