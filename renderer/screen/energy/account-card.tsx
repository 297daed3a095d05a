import { Zap } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { Card } from '../../component/card.tsx';
import { EmptyState, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, withUnit } from '../../format/digits.ts';
import { formatEnergy } from '../../format/measure.ts';
import { formatMoney } from '../../format/money.ts';
import { formatElapsed } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';
import { Sourced } from '../../what-if/explained.tsx';
import { accountOf, type EnergyAccount } from './account.ts';

const text = message.decide.energy;
/** The ledger is kept by the hour; asking oftener than this shows nothing new. */
const everyMs = 300_000;

/** What mining drew, cost and caused since midnight, from the ledger. */
export function AccountCard(): ReactNode {
  const { money } = useSlice('settings');
  const untilMs = Math.ceil(useNow() / everyMs) * everyMs;
  const { query } = useQuery(
    useCallback(
      (api) =>
        api.history.energy({ fromMs: new Date(untilMs - 1).setHours(0, 0, 0, 0), toMs: untilMs }),
      [untilMs],
    ),
  );
  const account = query.kind === 'ready' ? accountOf(query.value) : null;
  return (
    <Card
      title={text.account}
      span={4}
      aside={
        account !== null && <Provenance kind={account.measured >= 0.5 ? 'measured' : 'estimated'} />
      }
    >
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {query.kind === 'ready' &&
        (account === null ? (
          <EmptyState icon={Zap} lead={text.accountNone.lead} rest={text.accountNone.rest} />
        ) : (
          <>
            <FigureList figures={figuresOf(account, money.currency)} />
            <Paragraph size="caption" tone="third">
              {phrase((put) =>
                [
                  text.accountKnown(put(fromLedger(text.account, formatPercent(account.known)))),
                  text.accountMeasured(
                    put(fromLedger(text.account, formatPercent(account.measured))),
                  ),
                ].join(' '),
              )}
            </Paragraph>
          </>
        ))}
    </Card>
  );
}

function figuresOf(account: EnergyAccount, currency: string): Figure[] {
  const { miningS, kwh, cost, carbonG } = account;
  return [
    {
      label: text.accountMined,
      value: fromLedger(text.accountMined, formatElapsed(miningS * 1000)),
    },
    { label: text.accountEnergy, value: fromLedger(text.accountEnergy, formatEnergy(kwh)) },
    {
      label: text.accountPaid,
      value:
        cost === null
          ? message.common.unknown
          : fromLedger(text.accountPaid, formatMoney(cost, currency)),
    },
    {
      label: text.accountCarbon,
      value:
        carbonG === null
          ? message.common.unknown
          : fromLedger(text.accountCarbon, withUnit(significant(carbonG), 'g')),
    },
  ];
}

function fromLedger(label: string, shown: string): ReactNode {
  return (
    <Sourced label={label} source={text.accountSource}>
      {shown}
    </Sourced>
  );
}
