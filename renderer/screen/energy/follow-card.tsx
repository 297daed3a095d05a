import type { ReactNode } from 'react';
import type { PlanSettings } from '../../../common/contract/plan.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { Push, Row } from '../../component/layout.tsx';
import { Paragraph, Said, type Sentence } from '../../component/text.tsx';
import { formatMoment } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useAction } from '../../state/use-action.tsx';
import { useSlice } from '../../state/use-app.ts';
import { importedFrom, rulesFrom } from './adopt.ts';
import { usePrices } from './price-store.ts';
import type { EnergyState } from './use-energy.ts';

const text = message.decide.energy;

const modes = ['off', 'value', 'hours', 'deadline', 'strike', 'solar'] as const;
/** As long as somebody who says "now" usually means. */
const overrideHours = 2;

const ruleNames = [
  'minOnMinutes',
  'minOffMinutes',
  'startCost',
  'carbonPricePerT',
  'usefulFraction',
  'cop',
  'fuelPerKwh',
  'fuelEfficiency',
] as const;

/** What the miner itself does, and how to make it follow what was tried above. */
export function FollowCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const settings = useSlice('settings');
  const plan = useSlice('plan');
  const act = useAction();
  const nowMs = useNow();
  const said = useSaid();
  const overrideUntilMs = plan?.overrideUntilMs ?? null;
  return (
    <Card
      title={text.follow}
      span={12}
      aside={
        <Select
          label={text.mode}
          value={settings.plan.mode}
          options={modes.map((value) => ({ value, label: text.modes[value] }))}
          onChange={(mode: PlanSettings['mode']) =>
            void act((api) => api.settings.update({ plan: { mode } }))
          }
        />
      }
    >
      <Row wrap>
        <Said sentence={said} />
        <Push>
          {overrideUntilMs !== null && overrideUntilMs > nowMs ? (
            <Button size="small" onPress={() => void act((api) => api.plan.clearOverride())}>
              {text.endOverride}
            </Button>
          ) : (
            settings.plan.mode !== 'off' && (
              <Button
                size="small"
                onPress={() => void act((api) => api.plan.override({ hours: overrideHours }))}
              >
                {text.mineNow}
              </Button>
            )
          )}
        </Push>
      </Row>
      <Adopt energy={energy} />
    </Card>
  );
}

/** What it decides now, why, and until when. */
function useSaid(): Sentence {
  const plan = useSlice('plan');
  const nowMs = useNow();
  if (plan === undefined) return { lead: text.noPlan, rest: '' };
  const { now, overrideUntilMs, problem, pricesFrom } = plan;
  const until = now.untilMs === null ? '' : ` ${text.until(formatMoment(now.untilMs, nowMs))}`;
  const rest = [
    overrideUntilMs !== null && overrideUntilMs > nowMs
      ? text.overridden(formatMoment(overrideUntilMs, nowMs))
      : now.detail,
    problem,
    pricesFrom === '' ? '' : text.usesPrices(pricesFrom),
  ]
    .filter((part) => part !== '')
    .map(asSentence);
  return { lead: `${now.mine ? text.minesNow : text.restsNow}${until}.`, rest: rest.join(' ') };
}

/** The planner's words are parts of a sentence; here each stands alone. */
function asSentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** Nothing tried on the screen touches the miner before one of these is pressed. */
function Adopt({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf } = energy;
  const [state] = usePrices();
  const { money } = useSlice('settings');
  const act = useAction();
  const values = whatIf.input(...ruleNames);
  const file = importedFrom(state.file, money.currency);
  const hasPrices =
    (state.source === 'clock' && state.periods.length > 0) ||
    (state.source === 'file' && file !== null);
  const adoptPrices = (): Promise<boolean> =>
    act(async (api) => {
      if (state.source === 'clock') {
        const calendar = { periods: state.periods, holidays: state.holidays };
        await api.settings.update({ tariff: { kind: 'calendar', calendar, timeZone: '' } });
      } else if (file !== null) {
        await api.tariff.importPrices(file);
        await api.settings.update({ tariff: { kind: 'file' } });
      }
    }, text.adoptedPrices);
  const adoptRules = async (): Promise<void> => {
    if (values === null) return;
    const plan = rulesFrom(values, state.heat);
    await act((api) => api.settings.update({ plan }), text.adoptedRules);
  };
  return (
    <Row wrap>
      <Paragraph size="caption" tone="third">
        {text.adoptHelp}
      </Paragraph>
      <Push>
        {hasPrices && (
          <Button size="small" onPress={() => void adoptPrices()}>
            {text.adoptPrices}
          </Button>
        )}
        <Button size="small" disabled={values === null} onPress={() => void adoptRules()}>
          {text.adoptRules}
        </Button>
      </Push>
    </Row>
  );
}
