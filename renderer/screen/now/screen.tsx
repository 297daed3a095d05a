import { Activity, Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceInfo } from '../../../common/contract/source.ts';
import { ButtonLink } from '../../component/button.tsx';
import { Icon } from '../../component/icon.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { message } from '../../message/message.ts';
import { coinOf } from '../../part/coin.ts';
import { threadsText } from '../../part/mining-state.ts';
import { useSlice } from '../../state/use-app.ts';
import { WhatIfContext } from '../../what-if/store.ts';
import { defineScreen } from '../screen.ts';
import { BestCard } from './best-card.tsx';
import { BlockCard } from './block-card.tsx';
import { EventsCard } from './events-card.tsx';
import { HashrateCard } from './hashrate-card.tsx';
import { JobCard } from './job-card.tsx';
import { untouched } from './live-answer.ts';
import { OddsCard } from './odds-card.tsx';
import { PowerCard } from './power-card.tsx';
import { ProfitCard } from './profit-card.tsx';
import { StateCard } from './state-card.tsx';

/** What is it doing, and why? */
function Now(): ReactNode {
  const sentence = useSentence();
  return (
    <ScreenFrame title={message.now.title} sentence={sentence} tools={<SourceLink />}>
      <BlockCard />
      <HashrateCard />
      <StateCard />
      <WhatIfContext value={untouched}>
        <OddsCard />
        <ProfitCard />
        <JobCard />
        <BestCard />
      </WhatIfContext>
      <PowerCard />
      <EventsCard />
    </ScreenFrame>
  );
}

function useSentence(): string {
  const status = useSlice('mining');
  const sources = useSlice('sources');
  const activeId = useSlice('activeSourceId');
  const network = useSlice('network');
  const machine = useSlice('machine');
  const source = sources.find(({ settings }) => settings.id === activeId);
  const { sentence, sourcePhrase, coinUnknown } = message.now;
  if (sources.length === 0) return sentence.noSource;
  const coin = network === null ? coinUnknown : coinOf(network.chainId).label;
  const phrase = source === undefined ? null : sourcePhrase[source.settings.kind];
  switch (status.state.kind) {
    case 'mining':
      return phrase === null
        ? sentence.waiting
        : sentence.mining(
            coin,
            message.common.inSentence(threadsText(status, machine.threads)),
            phrase,
          );
    case 'paused':
      return phrase === null ? sentence.waiting : sentence.paused(coin, phrase);
    case 'stopped':
      return sentence.stopped;
    case 'failed':
      return sentence.failed;
    default:
      return sentence.starting(coin);
  }
}

function SourceLink(): ReactNode {
  const sources = useSlice('sources');
  const activeId = useSlice('activeSourceId');
  const network = useSlice('network');
  const source = sources.find(({ settings }) => settings.id === activeId);
  return (
    <ButtonLink href="#/work" icon={<Icon of={Plug} />}>
      {source === undefined ? message.now.noSourceButton : sourceName(source, network?.chainId)}
    </ButtonLink>
  );
}

function sourceName({ settings }: SourceInfo, chainId: string | undefined): string {
  return settings.kind === 'practice' || chainId === undefined
    ? settings.label
    : message.now.sourceButton(coinOf(chainId).label, settings.label);
}

export const nowScreen = defineScreen({
  id: 'now',
  title: message.now.title,
  group: 'mine',
  key: '1',
  icon: Activity,
  Component: Now,
});
