import { defineGallery } from '../gallery-fixture/gallery.ts';
import { NumberField, SelectField, TextField } from './field.tsx';
import { Stack } from './layout.tsx';

const nothing = (): void => undefined;

export const gallery = defineGallery({
  title: 'Fields',
  states: {
    usual: () => (
      <Stack gap={3}>
        <NumberField
          label="Power price"
          unit="$/kWh"
          value={0.28}
          notNumber="This is not a number."
          onCommit={nothing}
        />
        <TextField label="User name" value="ada" onChange={nothing} />
        <TextField
          label="Password"
          kind="secret"
          value=""
          placeholder="saved; leave empty to keep it"
          onChange={nothing}
        />
        <TextField
          label="Payout address"
          kind="long"
          mono
          value="bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6p2hgv0d00mjej5pfq3n8svp"
          help="An address of your own wallet."
          onChange={nothing}
        />
        <SelectField
          label="Coin"
          value="bitcoin"
          options={[{ value: 'bitcoin', label: 'Bitcoin' }]}
          onChange={nothing}
        />
      </Stack>
    ),
    wrong: () => (
      <Stack gap={3}>
        <NumberField
          label="Power price"
          unit="$/kWh"
          value={-1}
          notNumber="This is not a number."
          problem="A price can not be below zero here. Leave it empty if it is unknown."
          onCommit={nothing}
        />
        <TextField
          label="Payout address"
          mono
          value="bc1psyf9ck05drfg4snet783tlmhk9eyye7wea6"
          problem="Checksum fails: a character is wrong or missing."
          onChange={nothing}
        />
      </Stack>
    ),
  },
});
