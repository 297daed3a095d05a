import type { ReactNode } from 'react';
import { nextDifficulty } from '../../../common/economics/chain/next-difficulty.ts';
import { Card } from '../../component/card.tsx';
import { Meter } from '../../component/list.tsx';
import { Stat } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { whole } from '../../format/digits.ts';
import { formatElapsed, formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { useNow } from '../../state/clock.ts';
import type { Answer } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import { signedPercent } from './difficulty-axis.ts';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
const dayMs = 86_400_000;

export type NextAnswer = Answer<(typeof nextDifficulty)['output']>;

/** The coming adjustment; null for a chain that adjusts with every block. */
export function useNextDifficulty(whatIf: NetworkWhatIf): NextAnswer | null {
  const { chain } = whatIf.facts;
  const minute = Math.floor(useNow() / 60_000) * 60;
  const input = whatIf.input('height', 'epochElapsedDays', 'difficulty');
  const { retarget } = chain;
  const elapsed = whatIf.values.epochElapsedDays;
  // What the node told holds for the moment it told it.
  const sinceS =
    elapsed.provenance === 'typed' || elapsed.atMs === null
      ? minute
      : Math.min(minute, Math.floor(elapsed.atMs / 1000));
  const answer = useModel(
    nextDifficulty,
    input === null || retarget.kind !== 'epoch'
      ? null
      : {
          height: input.height,
          difficulty: input.difficulty,
          adjustedAtS: Math.max(0, sinceS - Math.round(input.epochElapsedDays * 86_400)),
          nowS: minute,
          epochBlocks: retarget.blocks,
          spacingS: chain.blockIntervalS,
        },
  );
  return retarget.kind === 'epoch' ? answer : null;
}

/** The next difficulty and how far the epoch is. */
export function NextCard(props: {
  readonly next: NextAnswer | null;
  readonly whatIf: NetworkWhatIf;
}): ReactNode {
  const { next, whatIf } = props;
  const { retarget } = whatIf.facts.chain;
  if (next === null) {
    return (
      <Card title={text.next}>
        {retarget.kind !== 'epoch' && <Said sentence={text.noEpoch[retarget.kind]} />}
      </Card>
    );
  }
  return (
    <Card
      title={text.next}
      aside={
        next.kind === 'ready' && (
          <OriginOf whatIf={whatIf} isResult names={['height', 'epochElapsedDays', 'difficulty']} />
        )
      }
    >
      <Answered of={next} whatIf={whatIf} ask={['height', 'epochElapsedDays']}>
        {(ready) => {
          const { changePercent, lowPercent, highPercent, progressPercent } = ready.output;
          const epochBlocks = retarget.kind === 'epoch' ? retarget.blocks : 1;
          const explained = explainer(ready, whatIf);
          return (
            <>
              <Stat
                label={message.said(whatIf.facts.chain.label)}
                value={explained('changePercent', signedPercent(changePercent / 100))}
                {...(lowPercent === null || highPercent === null
                  ? {}
                  : {
                      note: phrase((put) =>
                        text.likely(
                          put(explained('lowPercent', signedPercent(lowPercent / 100))),
                          put(explained('highPercent', signedPercent(highPercent / 100))),
                        ),
                      ),
                    })}
              />
              <Paragraph size="label" tone="second">
                {phrase((put) =>
                  text.progress(
                    put(
                      explained(
                        'remainingBlocks',
                        whole(epochBlocks - ready.output.remainingBlocks),
                      ),
                    ),
                    put(explained('remainingBlocks', whole(epochBlocks))),
                    put(explained('averageMs', formatElapsed(ready.output.averageMs))),
                    put(
                      explained(
                        'remainingMs',
                        formatWait((ready.output.remainingMs / dayMs) * 86_400),
                      ),
                    ),
                  ),
                )}
              </Paragraph>
              <Meter label={text.progressLabel} value={progressPercent / 100} />
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
