import type { Phrases } from '../../../../common/message/said.ts';

/** Spanish for the economics models of pools. A label that an earlier room has is not said twice. */
export const poolPhrases: Phrases = {
  'Pool reward schemes: mean and spread': 'Esquemas de pago de un pool: media y dispersión',
  'The pool cheats, is hopped (PROP), goes broke (PPS) or its hash rate moves much.':
    'El pool hace trampa, sufre saltos (PROP), quiebra (PPS) o su hashrate se mueve mucho.',
  'Hash rate of the pool, yours included': 'Hashrate del pool, incluido el tuyo',
  'PPLNS window in units of the difficulty': 'Ventana PPLNS en unidades de la dificultad',
  'Fee of solo mining': 'Comisión de minar en solitario',
  'Fee of PROP': 'Comisión de PROP',
  'Fee of PPLNS': 'Comisión de PPLNS',
  'Fee of PPS': 'Comisión de PPS',
  'Fee of FPPS': 'Comisión de FPPS',
  'Own blocks expected within the horizon': 'Bloques propios esperados en el plazo',
  'Your share of the pool': 'Tu parte del pool',
  'Chance that solo mining pays nothing': 'Probabilidad de que en solitario no se cobre nada',
  Schemes: 'Esquemas',
  'What a share is worth late in a proportional round':
    'Lo que vale un share tarde en una ronda proporcional',
  'The pool pays by any scheme other than PROP, or hides the length of the round.':
    'El pool paga con un esquema distinto de PROP, u oculta la duración de la ronda.',
  'Shares of the round over difficulty': 'Shares de la ronda entre dificultad',
  'Pay over fair pay': 'Pago entre pago justo',
  'Pays less than the share is worth': 'Paga menos de lo que vale el share',
  'Round effort where it turns': 'Esfuerzo de ronda en que se invierte',
  'Reserve behind pay per share': 'Reserva tras el pago por share',
  'Miners withhold blocks, or fees and orphans move the value of a block.':
    'Los mineros retienen bloques, o las comisiones y los huérfanos mueven el valor de un bloque.',
  'Pool fee': 'Comisión del pool',
  'Accepted chance of ruin': 'Probabilidad de ruina aceptada',
  'Blocks a feeless pool should last': 'Bloques que debe durar un pool sin comisión',
  'Decay of ruin per block of reserve': 'Caída de la ruina por bloque de reserva',
  Reserve: 'Reserva',
  'Reserve in coin': 'Reserva en moneda',
  "Reserve by Rosenfeld's approximation": 'Reserva por la aproximación de Rosenfeld',
  'Chance that the reserve lasts those blocks at fee 0':
    'Probabilidad de que la reserva dure esos bloques con comisión 0',
  'Burning savings before a block': 'Quemar los ahorros antes de un bloque',
  'Price, difficulty or cost changes; difficulty alone makes ruin likelier with time.':
    'Cambian el precio, la dificultad o el coste; la sola dificultad hace más probable la ruina con el tiempo.',
  'Wall power that mining adds': 'Potencia en el enchufe que añade minar',
  'Electricity price': 'Precio de la luz',
  'Coin price': 'Precio de la moneda',
  'Money you are willing to burn': 'Dinero que se está dispuesto a quemar',
  'Cost per hour': 'Coste por hora',
  'Blocks cover the cost on average': 'Los bloques cubren el coste de media',
  'Break-even electricity price': 'Precio de la luz de equilibrio',
  'no power': 'sin potencia',
  'Lasts without any block': 'Dura sin ningún bloque',
  'for ever: it costs nothing': 'por siempre: no cuesta nada',
  'Chance of burning it all within the horizon': 'Probabilidad de quemarlo todo en el plazo',
  'Chance of ever burning it all': 'Probabilidad de quemarlo todo alguna vez',
  'Chance that it carries itself for ever': 'Probabilidad de que se sostenga por siempre',
  'Expected money at the horizon': 'Dinero esperado al final del plazo',
  'The same if debt were allowed': 'Lo mismo si se admitiera deuda',
  'Chance of ruin over a horizon of random length':
    'Probabilidad de ruina en un plazo de duración aleatoria',
  'Expected money at a random horizon': 'Dinero esperado en un plazo aleatorio',
  'What the solo dream costs you': 'Lo que cuesta el sueño en solitario',
  'Mining is fun: the value of hoping is not in it.':
    'Minar es divertido: el valor de la ilusión no entra.',
  'Your wealth': 'Patrimonio',
  'Fee of the pool to compare with': 'Comisión del pool con que comparar',
  'Absolute risk aversion': 'Aversión absoluta al riesgo',
  'one over wealth': 'uno entre el patrimonio',
  'Expected blocks': 'Bloques esperados',
  'Expected income': 'Ingreso esperado',
  'Sure income worth as much (log utility)': 'Ingreso seguro equivalente (utilidad logarítmica)',
  'Pool fee worth paying (log utility)':
    'Comisión de pool que merece pagarse (utilidad logarítmica)',
  'nothing expected': 'no se espera nada',
  'Pool fee worth paying (constant aversion)':
    'Comisión de pool que merece pagarse (aversión constante)',
  'Sure income worth as much (constant aversion)':
    'Ingreso seguro equivalente (aversión constante)',
  'Rule of thumb B / (2 W)': 'Regla práctica B / (2 W)',
  'Income from the pool': 'Ingreso del pool',
  'Cost of solo (pooled income over its sure equivalent)':
    'Coste de ir en solitario (ingreso en pool sobre su equivalente seguro)',
  'The pool is worth its fee': 'El pool vale su comisión',
};
