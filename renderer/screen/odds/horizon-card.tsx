import type { ReactNode } from 'react';
import { soloOddsGrowing } from '../../../common/economics/solo/solo-odds-growing.ts';
import { Card } from '../../component/card.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Said, Text } from '../../component/text.tsx';
import { besidePowerball, formatChance, formatPercent } from '../../format/chance.ts';
import { withUnit } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { answerOf } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { Explained, Given } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OddsWhatIf } from './fields.ts';
import { type HorizonChance, horizonChances } from './odds-model.ts';

const text = message.economics.odds;

/** The chance of at least one block over spans people know, and what growth leaves of it. */
export function HorizonCard({ whatIf }: { readonly whatIf: OddsWhatIf }): ReactNode {
  const { chain } = whatIf.facts;
  const input = whatIf.input('hashrateHps', 'difficulty', 'annualGrowth');
  const asked =
    input === null
      ? null
      : { ...input, hashesPerDifficulty: hashesPerDifficulty(chain), years: null };
  const growing = useModel(soloOddsGrowing, asked);
  return (
    <Card
      title={text.horizonTitle}
      span={6}
      aside={<WhatIfField whatIf={whatIf} name="annualGrowth" />}
    >
      <Answered of={growing} whatIf={whatIf} ask={['hashrateHps', 'difficulty']} quietly>
        {(ready) => {
          if (asked === null) return null;
          const growth = asked.annualGrowth;
          const rows = horizonChances(ready.output.blocksPerYearNow / 365.25, growth);
          const explained = (
            { id, years }: HorizonChance,
            annualGrowth: number,
            chance: number,
          ) => {
            const shown = (
              <Text {...(id === 'ever' ? { weight: 'medium' as const } : {})}>
                {formatChance(chance)}
              </Text>
            );
            const row = answerOf(soloOddsGrowing, { ...asked, annualGrowth, years });
            return row.kind !== 'ready' ? (
              shown
            ) : (
              <Explained
                of={row}
                output={id === 'ever' ? 'chanceEver' : 'chanceWithinHorizon'}
                whatIf={whatIf}
              >
                {shown}
              </Explained>
            );
          };
          return (
            <>
              <Table
                label={text.horizonTitle}
                rows={rows}
                rowKey={({ id }) => id}
                columns={[
                  {
                    id: 'horizon',
                    title: text.miningFor,
                    nowrap: true,
                    cell: ({ id }) =>
                      id === 'ever' ? (
                        <Text weight="medium">{text.horizon[id]}</Text>
                      ) : (
                        text.horizon[id]
                      ),
                  },
                  {
                    id: 'fixed',
                    title: text.fixed,
                    isNumber: true,
                    cell: (row) => explained(row, 0, row.fixed),
                  },
                  {
                    id: 'growing',
                    title: text.growing(formatGrowth(growth)),
                    isNumber: true,
                    cell: (row) => explained(row, growth, row.growing),
                  },
                  ...(chain.isTest
                    ? []
                    : [
                        {
                          id: 'beside',
                          title: text.againstPowerball,
                          isNumber: true,
                          cell: (row: { readonly growing: number }) => (
                            <Text tone="second">{besideText(row.growing)}</Text>
                          ),
                        },
                      ]),
                ]}
              />
              {growth > 0 && ready.output.chanceEver > 0 ? (
                <Said
                  sentence={phrase((put) =>
                    text.ever(
                      put(
                        <Given whatIf={whatIf} name="annualGrowth">
                          {formatGrowth(growth)}
                        </Given>,
                      ),
                      put(
                        <Explained of={ready} output="chanceEver" whatIf={whatIf}>
                          {formatChance(ready.output.chanceEver)}
                        </Explained>,
                      ),
                    ),
                  )}
                />
              ) : growth > 0 ? null : (
                <Paragraph size="caption" tone="third">
                  {`${text.everCertain.lead} ${text.everCertain.rest}`}
                </Paragraph>
              )}
            </>
          );
        }}
      </Answered>
    </Card>
  );
}

/** A growth as a percentage; no growth is 0 %, which is no chance. */
export function formatGrowth(growth: number): string {
  if (growth === 0) return withUnit('0', '%');
  return growth < 0 ? `−${formatPercent(-growth)}` : formatPercent(growth);
}

/** A likelier chance than this is not made clearer by a lottery. */
const mostCompared = 1e-4;

function besideText(chance: number): string {
  const beside = chance > mostCompared ? null : besidePowerball(chance);
  return beside === null ? '–' : text.times(beside.times, beside.rarer);
}
