import type { Phrases } from '../../../../common/message/said.ts';

/** Spanish for the economics models of machines and processors. A label that an earlier room has is not said twice. */
export const hardwarePhrases: Phrases = {
  'Marginal against average cost of a machine': 'Coste marginal y medio de una máquina',
  'Difficulty growth is strong: later days earn less than the first one shown.':
    'La dificultad crece mucho: los días siguientes ganan menos que el primero mostrado.',
  'Wall power': 'Potencia en el enchufe',
  'Hashcost, energy alone': 'Hashcost, solo energía',
  'Hashcost with everything': 'Hashcost con todo',
  'Marginal cost per coin': 'Coste marginal por moneda',
  'Loss of value per day': 'Pérdida de valor al día',
  'Price per TH/s': 'Precio por TH/s',
  'What to do': 'Qué hacer',
  'When each machine dies': 'Cuándo muere cada máquina',
  'Coin price trends, or a machine runs on other electricity than the rest.':
    'El precio de la moneda tiene tendencia, o una máquina usa otra luz que las demás.',
  'Growth per year, slow': 'Crecimiento anual, lento',
  'Growth per year, middle': 'Crecimiento anual, medio',
  'Growth per year, fast': 'Crecimiento anual, rápido',
  Machines: 'Máquinas',
  'Machines that still earn their energy': 'Máquinas que aún ganan su energía',
  'Machines, most efficient first': 'Máquinas, la más eficiente primero',
  'RandomX speed of a processor': 'Velocidad de RandomX de un procesador',
  'Memory is slow, huge pages are off, or the algorithm changes (RandomX v2).':
    'La memoria es lenta, faltan las páginas grandes, o cambia el algoritmo (RandomX v2).',
  'Processor as the operating system names it': 'Procesador como lo llama el sistema operativo',
  Processor: 'Procesador',
  'Average speed': 'Velocidad media',
  'Best speed': 'Mejor velocidad',
  Benchmarks: 'Pruebas',
  'Design power': 'Potencia de diseño',
  'not published': 'sin publicar',
  'Efficiency at best': 'Eficiencia en el mejor caso',
  'design power not published': 'potencia de diseño sin publicar',
};
