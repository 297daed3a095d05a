import { type ReactNode, useEffect, useState } from 'react';
import { Card } from '../component/card.tsx';
import { Stack } from '../component/layout.tsx';
import { defineGallery } from '../gallery-fixture/gallery.ts';
import { Stage } from '../gallery-fixture/stage.tsx';
import { miningState, ownNode } from '../gallery-fixture/state.ts';
import { AddressField } from './address-field.tsx';
import { CheckLines, useCheck } from './check-list.tsx';

function Addresses(): ReactNode {
  const [good, setGood] = useState(
    'bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp',
  );
  const [bad, setBad] = useState('1psyf9ck05drfg4snet783tlmhk9eyye7wea6');
  return (
    <Stack gap={4}>
      <AddressField label="Payout address" chain="bitcoin" value={good} onChange={setGood} />
      <AddressField label="Another one" chain="bitcoin" value={bad} onChange={setBad} />
    </Stack>
  );
}

/** A diagnosis that was just made. */
function Diagnosis(): ReactNode {
  const { check, run } = useCheck();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => {
    void run(ownNode, undefined);
  }, []);
  return (
    <Card title="Diagnosis">
      <CheckLines check={check} />
    </Card>
  );
}

export const gallery = defineGallery({
  title: 'Parts',
  states: {
    addresses: () => (
      <Stage state={miningState}>
        <Addresses />
      </Stage>
    ),
    diagnosis: () => (
      <Stage state={miningState}>
        <Diagnosis />
      </Stage>
    ),
  },
});
