import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BlockInfo } from '../../../../../common/contract/source.ts';
import { formatChance, inWords } from '../../../../../renderer/format/chance.ts';
import { formatHashrate } from '../../../../../renderer/format/scale.ts';
import { formatWait, formatWaitRange } from '../../../../../renderer/format/time.ts';
import { loadLanguage } from '../../../../../renderer/message/load.ts';
import { message } from '../../../../../renderer/message/message.ts';

const yearS = 365.25 * 86_400;

beforeAll(() => loadLanguage('es'));
afterAll(() => loadLanguage('en'));

describe('numbers in Spanish', () => {
  it('count in the long scale', () => {
    expect(inWords(18.6e9)).toBe('18.600 millones');
    expect(inWords(1e6)).toBe('1,00 millón');
    expect(inWords(2.5e12)).toBe('2,50 billones');
    expect(inWords(3e15)).toBe('3000 billones');
    expect(inWords(4e18)).toBe('4,00 trillones');
  });

  it('say chances and waits', () => {
    expect(formatChance(1 / 18.6e9)).toBe('1 en 18.600 millones');
    expect(formatWait(35.3e6 * yearS)).toBe('35,3\u00a0millones de años');
    expect(formatWaitRange(2.61e6 * yearS, 152e6 * yearS)).toBe('2,61 a 152\u00a0millones de años');
    expect(formatWait(3 * 86_400)).toBe('3\u00a0días');
    expect(formatHashrate(386.2e6)).toBe('386,20\u00a0MH/s');
  });

  it('take “de” after a size', () => {
    expect(message.odds.times('18,6 millones', true)).toBe('18,6 millones de veces más raro');
    expect(message.odds.times('64', false)).toBe('64 veces más común');
  });
});

describe('sentences in Spanish', () => {
  it('agree in number', () => {
    expect(message.machine.described('Ryzen', '1', '2')).toBe('Ryzen, 1 núcleo, 2 hilos.');
    expect(message.economics.whatIf.undoAll(1)).toBe('Deshacer el cambio');
    expect(message.block.attempts(1)).toBe('una vez');
    expect(message.history.sentence(1, '1', '0')).toBe(
      'Un bloque en la cadena, y ninguno de práctica.',
    );
  });

  it('name the end of a pause', () => {
    const reason = { kind: 'user', untilMs: 0 } as const;
    expect(message.state.paused(reason, '14:11').rest).toBe('Se reanuda a las 14:11.');
    expect(message.state.paused(reason, '21 nov 01:05').rest).toBe('Se reanuda el 21 nov 01:05.');
  });

  it('tell of a block at each state', () => {
    const block = { state: 'confirmed', maturityBlocks: 100, reason: null } as BlockInfo;
    expect(message.block.told(block, 'Bitcoin', '976.413', '3,12 BTC')).toBe(
      'El bloque 976.413 de Bitcoin está en la cadena. Paga 3,12 BTC tras 100 bloques.',
    );
  });

  it('leave what nobody worded as it is', () => {
    expect(message.said('must be at least 0.1 kWh')).toBe('debe ser al menos 0,1 kWh');
    expect(message.said('Antminer S21')).toBe('Antminer S21');
  });
});
