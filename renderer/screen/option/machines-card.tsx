import type { ReactNode } from 'react';
import { type Asic, asics } from '../../../common/economics/hardware/asic.ts';
import { obsolescence } from '../../../common/economics/profit/obsolescence.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Table } from '../../component/table.tsx';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { answerOf } from '../../what-if/answer.ts';
import { explainer } from '../../what-if/explained.tsx';
import { useWhatIfStore } from '../../what-if/store.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { asicName } from '../../what-if/use-what-if.ts';
import type { OptionWhatIf } from './fields.ts';
import { speedUnitOf } from './speed-unit.ts';

const text = message.decide.option;

/** A range from long switched off to new, and a small open one. */
const names = [
  'Antminer S9',
  'Antminer S19',
  'Antminer S19 Pro',
  'Antminer S21',
  'Antminer S21 Pro',
  'Bitaxe Gamma 601 (BM1370)',
];
const shown: readonly Asic[] = names
  .map((name) => asics.findLast((asic) => asic.name === name))
  .filter((asic) => asic !== undefined);

/** Machines for which there is something to decide, offered where the own one is hopeless. */
export function MachinesCard({ whatIf }: { readonly whatIf: OptionWhatIf }): ReactNode {
  const store = useWhatIfStore();
  const { chain } = whatIf.facts;
  const { currency } = useUnits(whatIf.facts);
  const values = whatIf.input('powerPrice', 'hashprice', 'difficultyGrowth');
  if (chain.algorithm !== 'sha256d' || values === null || values.hashprice === 0) return null;
  const costOf = ({ powerW, hashrateHps }: Asic) =>
    answerOf(obsolescence, {
      hashprice: values.hashprice,
      efficiencyJPerTh: powerW / (hashrateHps / 1e12),
      pricePerKwh: values.powerPrice,
      annualGrowth: values.difficultyGrowth,
    });
  return (
    <Card title={text.machines} span={5} aside={<Provenance kind="assumed" />}>
      <Table
        label={text.machines}
        rows={shown}
        rowKey={({ name }) => name}
        columns={[
          { id: 'name', title: text.machineName, cell: (asic) => asic.name },
          {
            id: 'cost',
            title: text.hashcost(`${speedUnitOf(chain).name}/${message.quantity.day}`),
            isNumber: true,
            cell: (asic) => {
              const answer = costOf(asic);
              return answer.kind === 'ready'
                ? explainer(answer, whatIf)(
                    'hashcost',
                    formatMoney(answer.output.hashcost, currency),
                  )
                : '–';
            },
          },
          {
            id: 'verdict',
            title: text.today(formatMoney(values.hashprice, currency)),
            cell: (asic) => {
              const answer = costOf(asic);
              return answer.kind === 'ready' && !answer.output.isDead ? text.runs : text.rests;
            },
          },
          {
            id: 'show',
            title: '',
            cell: (asic) => (
              <Button
                size="small"
                label={`${text.show} ${asic.name}`}
                onPress={() => store.setMachine(asicName(asic))}
              >
                {text.show}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  );
}
