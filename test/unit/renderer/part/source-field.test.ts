import { describe, expect, it } from 'vitest';
import { SourceSettings } from '../../../../common/contract/settings.ts';
import {
  chainOptions,
  draftProblems,
  kindFor,
  newDraft,
  secretName,
  settingsFrom,
  sourceFields,
  sourceKinds,
} from '../../../../renderer/part/source-field.ts';

const filled = { url: 'http://127.0.0.1:1', user: 'ada', payoutAddress: 'x', cookieFile: '/c' };

describe.each(sourceKinds)('the form of %s', (kind) => {
  it('makes settings that the contract takes, and keeps the secret apart', () => {
    const draft = newDraft(kind, []);
    const fields = Object.fromEntries(Object.entries(filled).filter(([name]) => name in draft));
    const settings = settingsFrom({ ...draft, ...fields, [secretName]: 'hush' });
    expect(SourceSettings.safeParse(settings).error).toBeUndefined();
    expect(JSON.stringify(settings)).not.toContain('hush');
  });

  it('asks for every setting of its kind', () => {
    const asked = sourceFields[kind].map(({ name }) => name);
    const needed = Object.keys(newDraft(kind, [])).filter(
      (name) => !['id', 'kind', 'label', 'enabled'].includes(name),
    );
    expect(asked).toEqual(expect.arrayContaining(needed));
  });

  it('gives each source an id of its own', () => {
    expect(newDraft(kind, [kind]).id).not.toBe(newDraft(kind, []).id);
  });
});

describe('draftProblems', () => {
  it('names what is missing and why it matters', () => {
    const problems = draftProblems(newDraft('stratum-v1', []));
    expect(Object.keys(problems)).toEqual(['url', 'user']);
    expect(problems['url']).toContain('needed');
  });

  it('asks only for what is shown', () => {
    const draft = {
      ...newDraft('solo-gbt', []),
      ...filled,
      auth: 'none',
      user: '',
      cookieFile: '',
    };
    expect(draftProblems(draft)).toEqual({});
  });
});

describe('kindFor', () => {
  it('knows how a chain can be mined', () => {
    expect(kindFor('litecoin', 'node')).toBe('solo-gbt');
    expect(kindFor('practice', 'node')).toBeNull();
    expect(kindFor('no such chain', 'pool')).toBeNull();
  });

  it('agrees with the chains a form offers', () => {
    for (const { value } of chainOptions('solo-gbt'))
      expect(kindFor(value, 'node')).toBe('solo-gbt');
  });
});
