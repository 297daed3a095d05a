import { chains } from '../../common/chain/registry.ts';
import {
  payoutMinPercentDefault,
  type SourceKind,
  type SourceSettings,
} from '../../common/contract/settings.ts';
import type { Option } from '../component/control.tsx';
import { parseNumber } from '../format/parse-number.ts';
import { message } from '../message/message.ts';

/** How a source's form is made: one small table for each kind, so that a kind is one entry here. */

/** Settings of any kind as the form edits them; only what the kind has is there. */
export type Draft = Readonly<Record<string, string | boolean | number | undefined>> & {
  readonly id: string;
  readonly kind: SourceKind;
  readonly label: string;
  readonly enabled: boolean;
};

export interface SourceField {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly form: 'text' | 'mono' | 'number' | 'chain' | 'address' | 'secret' | 'choice';
  /** Chosen while the draft says nothing. */
  readonly initial?: string;
  readonly options?: readonly Option<string>[];
  /** Shown only while this holds. */
  readonly when?: (draft: Draft) => boolean;
  /** Must not be empty before saving. */
  readonly isNeeded?: boolean;
  /** Left to "More". */
  readonly isRare?: boolean;
}

const text = message.source.field;

/** Name under which the form keeps what goes into the keychain instead of the settings. */
export const secretName = 'secret';

const nodeAuth: readonly SourceField[] = [
  {
    name: 'auth',
    label: text.auth,
    form: 'choice',
    options: [
      { value: 'cookie', label: text.authCookie },
      { value: 'password', label: text.authPassword },
      { value: 'none', label: text.authNone },
    ],
  },
  {
    name: 'cookieFile',
    label: text.cookieFile,
    help: text.cookieFileHelp,
    form: 'mono',
    when: (draft) => draft['auth'] === 'cookie',
    isNeeded: true,
  },
];
const userAndPassword: readonly SourceField[] = [
  {
    name: 'user',
    label: text.user,
    form: 'text',
    when: (draft) => draft['auth'] === 'password',
    isNeeded: true,
  },
  {
    name: secretName,
    label: text.password,
    form: 'secret',
    when: (draft) => draft['auth'] === 'password',
  },
];
const chain: SourceField = { name: 'chain', label: text.chain, form: 'chain' };
const payout: SourceField = {
  name: 'payoutAddress',
  label: text.payout,
  help: text.payoutHelp,
  form: 'address',
  isNeeded: true,
};
/** For every source over a network. */
const reach: readonly SourceField[] = [
  {
    name: 'tlsPin',
    label: text.tlsPin,
    help: text.tlsPinHelp,
    form: 'mono',
    isRare: true,
  },
  {
    name: 'tlsCa',
    label: text.tlsCa,
    help: text.tlsCaHelp,
    placeholder: '-----BEGIN CERTIFICATE-----',
    form: 'mono',
    isRare: true,
  },
  {
    name: 'socks',
    label: text.socks,
    help: text.socksHelp,
    placeholder: '127.0.0.1:9050',
    form: 'mono',
    isRare: true,
  },
];
const hasAddress = (draft: Draft): boolean => String(draft['payoutAddress'] ?? '').trim() !== '';
const expectsPayout = (draft: Draft): boolean =>
  hasAddress(draft) && (draft['payoutExpect'] ?? 'solo') === 'solo';
const payoutProof: readonly SourceField[] = [
  {
    name: 'payoutExpect',
    label: text.payoutExpect,
    form: 'choice',
    initial: 'solo',
    options: [
      { value: 'solo', label: text.expectSolo },
      { value: 'shared', label: text.expectShared },
      { value: 'unknown', label: text.expectUnknown },
    ],
    when: hasAddress,
    isRare: true,
  },
  {
    name: 'payoutMinPercent',
    label: text.payoutMinPercent,
    help: text.payoutMinPercentHelp,
    placeholder: String(payoutMinPercentDefault),
    form: 'number',
    when: expectsPayout,
    isRare: true,
  },
  {
    name: 'payoutAction',
    label: text.payoutAction,
    form: 'choice',
    initial: 'refuse',
    options: [
      { value: 'warn', label: text.actionWarn },
      { value: 'refuse', label: text.actionRefuse },
      { value: 'disconnect', label: text.actionDisconnect },
    ],
    when: expectsPayout,
    isRare: true,
  },
];
const poolPassword: SourceField = {
  name: secretName,
  label: text.poolPassword,
  help: text.poolPasswordHelp,
  form: 'secret',
  isRare: true,
};

export const sourceFields: Readonly<Record<SourceKind, readonly SourceField[]>> = {
  practice: [],
  'solo-gbt': [
    chain,
    {
      name: 'url',
      label: text.nodeUrl,
      placeholder: 'http://127.0.0.1:8332',
      form: 'mono',
      isNeeded: true,
    },
    ...nodeAuth,
    ...userAndPassword,
    payout,
    {
      name: 'coinbaseText',
      label: text.coinbaseText,
      help: text.coinbaseTextHelp,
      form: 'text',
      isRare: true,
    },
    ...reach,
  ],
  'stratum-v1': [
    chain,
    {
      name: 'url',
      label: text.poolUrl,
      help: text.poolUrlHelp,
      placeholder: 'stratum+ssl://pool.example:3334',
      form: 'mono',
      isNeeded: true,
    },
    { name: 'user', label: text.poolUser, help: text.poolUserHelp, form: 'mono', isNeeded: true },
    poolPassword,
    {
      ...payout,
      label: text.expectedPayout,
      help: text.expectedPayoutHelp,
      isNeeded: false,
      isRare: true,
    },
    ...payoutProof,
    ...reach,
  ],
  'monero-daemon': [
    chain,
    {
      name: 'url',
      label: text.nodeUrl,
      placeholder: 'http://127.0.0.1:18081',
      form: 'mono',
      isNeeded: true,
    },
    {
      name: 'auth',
      label: text.auth,
      form: 'choice',
      options: [
        { value: 'none', label: text.authNone },
        { value: 'password', label: text.authPassword },
      ],
    },
    ...userAndPassword,
    { ...payout, help: message.monero.payoutHelp },
    { name: 'zmqUrl', label: text.zmqUrl, help: text.zmqUrlHelp, form: 'mono', isRare: true },
    ...reach,
  ],
  'monero-stratum': [
    chain,
    {
      name: 'url',
      label: text.poolUrl,
      help: message.monero.pool.urlHelp,
      placeholder: 'stratum+tcp://127.0.0.1:3333',
      form: 'mono',
      isNeeded: true,
    },
    {
      name: 'user',
      label: text.poolUser,
      help: message.monero.pool.userHelp,
      form: 'mono',
      isNeeded: true,
    },
    poolPassword,
    ...reach,
  ],
};

/** Chains that a kind of source can serve, in the registry's order. */
export function chainOptions(kind: SourceKind): readonly Option<string>[] {
  return chains
    .filter(({ sources }) => sources.includes(kind))
    .map(({ id, label }) => ({ value: id, label }));
}

/** Kinds that the app can mine with today, in the order a person should consider them. */
export const sourceKinds: readonly SourceKind[] = [
  'practice',
  'solo-gbt',
  'stratum-v1',
  'monero-daemon',
  'monero-stratum',
];

/** The kind of each way of getting work that suits a chain; null where there is none. */
export function kindFor(chainId: string, way: 'node' | 'pool'): SourceKind | null {
  const served = chains.find(({ id }) => id === chainId)?.sources ?? [];
  const candidates: readonly SourceKind[] =
    way === 'node' ? ['solo-gbt', 'monero-daemon'] : ['stratum-v1', 'monero-stratum'];
  return candidates.find((kind) => served.includes(kind) && sourceKinds.includes(kind)) ?? null;
}

/** Chains that can be mined with real work here, real coins first. */
export const mineableChains = chains.filter(
  ({ id }) => kindFor(id, 'node') !== null || kindFor(id, 'pool') !== null,
);

/**
 * A new source of a kind with sensible beginnings.
 *
 * @param taken - ids in use
 */
export function newDraft(
  kind: SourceKind,
  taken: readonly string[],
  chainId = chainOptions(kind)[0]?.value ?? '',
): Draft {
  const base = {
    id: freeId(kind, taken),
    kind,
    label: message.source.newLabel[kind],
    enabled: true,
  };
  const port = chains.find(({ id }) => id === chainId)?.rpcPort ?? 8332;
  const url = `http://127.0.0.1:${port}`;
  switch (kind) {
    case 'practice':
      return base;
    case 'solo-gbt':
      return {
        ...base,
        chain: chainId,
        url,
        auth: 'cookie',
        user: '',
        cookieFile: '',
        payoutAddress: '',
        coinbaseText: '/Adit/',
      };
    case 'stratum-v1':
      return { ...base, chain: chainId, url: '', user: '', tlsPin: '', payoutAddress: '' };
    case 'monero-daemon':
      return {
        ...base,
        chain: chainId,
        url,
        auth: 'none',
        user: '',
        payoutAddress: '',
        zmqUrl: '',
      };
    case 'monero-stratum':
      return { ...base, chain: chainId, url: '', user: '', tlsPin: '' };
  }
}

/** null when empty, NaN when none. A saved one is a number already. */
function parsePercent(value: unknown): number | null {
  const parsed = typeof value === 'number' ? value : parseNumber(String(value));
  return parsed === undefined ? Number.NaN : parsed;
}

/** The draft without what the form added; its fields are those of its kind by construction. */
export function settingsFrom(draft: Draft): SourceSettings {
  const { [secretName]: _secret, ...settings } = draft;
  const typed = Object.entries(settings).flatMap(([name, value]) => {
    const field = sourceFields[draft.kind].find((candidate) => candidate.name === name);
    if (field?.form !== 'number') return [[name, value] as const];
    const percent = parsePercent(value);
    return percent === null ? [] : [[name, percent] as const];
  });
  return Object.fromEntries(typed) as unknown as SourceSettings;
}

export function draftFrom(settings: SourceSettings): Draft {
  return settings;
}

/** Fields to show now. */
export function shownFields(draft: Draft): readonly SourceField[] {
  return sourceFields[draft.kind].filter(({ when }) => when === undefined || when(draft));
}

/** What keeps a draft from being saved, by field; empty when nothing does. */
export function draftProblems(draft: Draft): Readonly<Record<string, string>> {
  const missing = shownFields(draft)
    .filter(({ name, isNeeded }) => isNeeded === true && String(draft[name] ?? '').trim() === '')
    .map(({ name, label }) => [name, message.source.needed(label)] as const);
  const unnamed =
    draft.label.trim() === '' ? [['label', message.source.needed(text.label)] as const] : [];
  const wrong = shownFields(draft).flatMap(({ name, form }) => {
    const typed = form === 'number' ? parsePercent(draft[name] ?? '') : null;
    const isGood = typed === null || (typed >= 1 && typed <= 100);
    return isGood ? [] : [[name, message.source.percentNeeded] as const];
  });
  return Object.fromEntries([...unnamed, ...missing, ...wrong]);
}

function freeId(kind: SourceKind, taken: readonly string[]): string {
  if (!taken.includes(kind)) return kind;
  let count = 2;
  while (taken.includes(`${kind}-${count}`)) count += 1;
  return `${kind}-${count}`;
}
