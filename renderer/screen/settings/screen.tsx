import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { TextField } from '../../component/field.tsx';
import { Column } from '../../component/layout.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { Key } from '../../component/text.tsx';
import { message } from '../../message/message.ts';
import { findFieldId } from '../../part/find-field.ts';
import { defineScreen } from '../screen.ts';
import { AboutCard, ResetCard, SecurityCard } from './about-card.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { FindContext } from './find.tsx';
import { GeneralCard } from './general-card.tsx';
import { MoneyCard } from './money-card.tsx';
import { NotifyCard } from './notify-card.tsx';
import { PowerCard } from './power-card.tsx';
import { PrivacyCard, useFeedsOn } from './privacy-card.tsx';
import { RemoteCard } from './remote-card.tsx';
import { ScheduleCard } from './schedule-card.tsx';
import { TariffCard } from './tariff-card.tsx';
import { UpdateCard } from './update-card.tsx';

const text = message.settings;

/** What may it do? */
function Settings(): ReactNode {
  const [find, setFind] = useState('');
  const feedsOn = useFeedsOn();
  return (
    <ScreenFrame
      title={text.title}
      sentence={`${text.sentence} ${feedsOn}`}
      tools={
        <TextField
          label={text.find}
          hideLabel
          inputId={findFieldId}
          kind="search"
          placeholder={text.find}
          value={find}
          onChange={setFind}
          end={
            <span>
              <Key>/</Key>&nbsp;
            </span>
          }
        />
      }
    >
      <FindContext value={find.trim().toLowerCase()}>
        <Column span={4}>
          <GeneralCard />
          <AppearanceCard />
          <ScheduleCard />
          <RemoteCard />
          <ResetCard />
          <AboutCard />
        </Column>
        <Column span={4}>
          <MoneyCard />
          <TariffCard />
          <PowerCard />
          <NotifyCard />
          <SecurityCard />
          <UpdateCard />
        </Column>
        <Column span={4}>
          <PrivacyCard />
        </Column>
      </FindContext>
    </ScreenFrame>
  );
}

export const settingsScreen = defineScreen({
  id: 'settings',
  title: text.title,
  group: 'keep',
  key: '0',
  icon: SlidersHorizontal,
  Component: Settings,
});
