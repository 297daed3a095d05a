import { Pause } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { defineGallery } from '../gallery-fixture/gallery.ts';
import { Button } from './button.tsx';
import { Choice, Segment, Select, Slider, Switch } from './control.tsx';
import { MenuButton } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { Row, Stack } from './layout.tsx';

const nothing = (): void => undefined;
const windows = ['10 s', '60 s', '15 min'].map((value) => ({ value, label: value }));
const coins = ['Bitcoin', 'Litecoin', 'Dogecoin'].map((value) => ({ value, label: value }));

function Buttons(): ReactNode {
  return (
    <Stack gap={3}>
      <Row wrap>
        <Button look="primary" icon={<Icon of={Pause} />}>
          Pause
        </Button>
        <Button>Try</Button>
        <Button look="quiet">Details</Button>
        <Button look="danger">Erase</Button>
        <Button disabled>Off</Button>
      </Row>
      <Row wrap>
        <Button size="large">Large</Button>
        <Button size="small">Small</Button>
        <Button label="Pause" icon={<Icon of={Pause} />} />
        <MenuButton items={[{ label: '1 hour', onChoose: nothing }]}>Pause for…</MenuButton>
      </Row>
    </Stack>
  );
}

function Choices(): ReactNode {
  const [window, setWindow] = useState('60 s');
  const [coin, setCoin] = useState('Bitcoin');
  const [isOn, setOn] = useState(true);
  const [threads, setThreads] = useState(24);
  return (
    <Stack gap={3}>
      <Row wrap>
        <Segment label="Window" options={windows} value={window} onChange={setWindow} />
        <Select label="Coin" options={coins} value={coin} onChange={setCoin} />
      </Row>
      <Row>
        <Switch label="On" checked={isOn} onChange={setOn} />
        <Switch label="Off" checked={!isOn} onChange={(off) => setOn(!off)} />
        <Switch label="Not possible" checked={false} disabled onChange={nothing} />
      </Row>
      <Slider
        label="Threads"
        min={1}
        max={32}
        value={threads}
        valueText={`${threads} of 32`}
        onChange={setThreads}
        onCommit={setThreads}
      />
      {coins.map(({ value }) => (
        <Choice
          key={value}
          name="coin"
          value={value}
          checked={value === coin}
          onChoose={() => setCoin(value)}
        >
          {value}
        </Choice>
      ))}
    </Stack>
  );
}

export const gallery = defineGallery({
  title: 'Controls',
  states: { buttons: () => <Buttons />, choices: () => <Choices /> },
});
