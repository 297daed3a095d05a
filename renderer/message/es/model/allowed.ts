import type { Phrases } from '../../../../common/message/said.ts';

/** Spanish for what an input of a model must be. */
export const allowedPhrases: Phrases = {
  'must be 0 to {hours#} h with these slots and limits':
    'debe ser de 0 a {hours} h con estos tramos y límites',
  'must be 0 to {hours#} h, as long as the slots last':
    'debe ser de 0 a {hours} h, lo que duran los tramos',
  'must be 1 or 2': 'debe ser 1 o 2',
  'must be a date MM-DD': 'debe ser una fecha MM-DD',
  'must be a date YYYY-MM-DD': 'debe ser una fecha YYYY-MM-DD',
  'must be a finite number': 'debe ser un número finito',
  'must be a finite number ({unit})': 'debe ser un número finito ({unit})',
  'must be a finite number ({unit}) or null': 'debe ser un número finito ({unit}) o null',
  'must be a finite number above 0 kW': 'debe ser un número finito mayor que 0 kW',
  'must be a finite number of at least 0': 'debe ser un número finito, 0 o más',
  'must be a list of changes': 'debe ser una lista de variaciones',
  'must be a list of prices': 'debe ser una lista de precios',
  'must be a list of prices per kWh': 'debe ser una lista de precios por kWh',
  'must be a list of values': 'debe ser una lista de valores',
  'must be a time HH:MM, at most 24:00': 'debe ser una hora HH:MM, como mucho 24:00',
  'must be a whole number': 'debe ser un número entero',
  'must be a whole number of at least 1 min': 'debe ser un número entero de al menos 1 min',
  'must be a whole number of blocks': 'debe ser un número entero de bloques',
  'must be a whole number of days': 'debe ser un número entero de días',
  'must be a whole number of epochs': 'debe ser un número entero de épocas',
  'must be a whole number of minutes': 'debe ser un número entero de minutos',
  'must be a whole number written in decimal digits':
    'debe ser un número entero en cifras decimales',
  'must be above {least#}': 'debe ser mayor que {least}',
  'must be an IANA time zone such as Europe/Berlin or UTC':
    'debe ser una zona horaria IANA como Europe/Berlin o UTC',
  'must be at least {least#}': 'debe ser al menos {least}',
  'must be at least 0.001 below the interest rate':
    'debe ser al menos 0,001 menor que la tasa de interés',
  'must be at least 0.001 below the interest rate, or waiting forever is best':
    'debe ser al menos 0,001 menor que la tasa de interés, o lo mejor es esperar por siempre',
  'must be at least 145000: earlier rewards were random':
    'debe ser al menos 145000: las recompensas anteriores eran aleatorias',
  'must be at least firstJ, {first#} J, unless wrapJ is given and above it':
    'debe ser al menos firstJ, {first} J, salvo que se dé wrapJ y sea mayor',
  'must be at least the height of the anchor, {height}':
    'debe ser al menos la altura del ancla, {height}',
  'must be at most {most#}': 'debe ser como mucho {most}',
  'must be at most {most} slots with these limits: use longer slots or fewer limits':
    'debe ser como mucho {most} tramos con estos límites: usar tramos más largos o menos límites',
  'must be at most {most} characters': 'debe tener como mucho {most} caracteres',
  'must be at most highestClock, {most#}': 'debe ser como mucho highestClock, {most}',
  'must be at most totalKwh, {most#} kWh': 'debe ser como mucho totalKwh, {most} kWh',
  'must be at most twice the median, {most#} B: no such block is valid':
    'debe ser como mucho el doble de la mediana, {most} B: tal bloque no es válido',
  'must be below 2^64': 'debe ser menor que 2^64',
  'must be compact bits as text, for example 0x1709d897':
    'deben ser bits compactos como texto, por ejemplo 0x1709d897',
  'must be eight hex digits, for example 0x1709d897':
    'deben ser ocho cifras hexadecimales, por ejemplo 0x1709d897',
  'must be empty or hold {count}, one for each price':
    'debe estar vacío o tener {count}, uno por precio',
  'must be later than the adjustment before it': 'debe ser posterior al ajuste anterior',
  'must be one of {names}': 'debe ser uno de {names}',
  'must be true or false': 'debe ser true o false',
  'must be whole bytes': 'deben ser bytes enteros',
  'must be whole seconds': 'deben ser segundos enteros',
  'must differ from its start; a whole day is 00:00 to 24:00':
    'debe ser distinto de su comienzo; un día entero va de 00:00 a 24:00',
  'must give a target above zero and within 256 bits; this one is {why}':
    'debe dar un objetivo mayor que cero y de hasta 256 bits; este es {why}',
  negative: 'negativo',
  'over 256 bits': 'de más de 256 bits',
  zero: 'cero',
  'must have one price, but no period covers this {day}':
    'debe tener un precio, pero ningún periodo cubre este {day}',
  'must have one price, but overlaps {period} on this {day}':
    'debe tener un precio, pero coincide con {period} en este {day}',
  holiday: 'festivo',
  sun: 'domingo',
  mon: 'lunes',
  tue: 'martes',
  wed: 'miércoles',
  thu: 'jueves',
  fri: 'viernes',
  sat: 'sábado',
  'must hold {count} intervals, as usedKw does': 'debe tener {count} intervalos, como usedKw',
  'must hold as many changes as the other series, {count}':
    'debe tener tantas variaciones como la otra serie, {count}',
  'must hold as many prices as the first series, {count}':
    'debe tener tantos precios como la primera serie, {count}',
  'must hold at least 1 value': 'debe tener al menos 1 valor',
  'must hold at least 1 price': 'debe tener al menos 1 precio',
  'must hold at least {least} prices': 'debe tener al menos {least} precios',
  'must hold at least 3 changes': 'debe tener al menos 3 variaciones',
  'must hold at least 4 different times, and temperatures that change':
    'debe tener al menos 4 momentos distintos, y temperaturas que cambien',
  'must hold at least 4 readings': 'debe tener al menos 4 lecturas',
  'must hold at least one amount above 0': 'debe tener al menos una cantidad mayor que 0',
  'must hold at least one known miner above 0':
    'debe tener al menos un minero conocido mayor que 0',
  'must hold at least one block': 'debe tener al menos un bloque',
  'must hold at least one day': 'debe tener al menos un día',
  'must hold at least one interval': 'debe tener al menos un intervalo',
  'must hold at least one machine': 'debe tener al menos una máquina',
  'must hold at least one miner': 'debe tener al menos un minero',
  'must hold at least one period': 'debe tener al menos un periodo',
  'must hold at least one price': 'debe tener al menos un precio',
  'must hold at least one tier': 'debe tener al menos un tramo',
  'must hold at least one tranche': 'debe tener al menos un tramo',
  'must hold at least two adjustments': 'debe tener al menos dos ajustes',
  'must hold at least two blocks': 'debe tener al menos dos bloques',
  'must hold at least two miners': 'debe tener al menos dos mineros',
  'must hold at least two payments': 'debe tener al menos dos pagos',
  'must hold at least two tranches': 'debe tener al menos dos tramos',
  'must hold at most {most} tiers': 'debe tener como mucho {most} tramos',
  'must hold at most {most} days': 'debe tener como mucho {most} días',
  'must hold at most {most} intervals': 'debe tener como mucho {most} intervalos',
  'must hold at most {most} machines': 'debe tener como mucho {most} máquinas',
  'must hold at most {most} tranches': 'debe tener como mucho {most} tramos',
  'must hold at most {most} adjustments': 'debe tener como mucho {most} ajustes',
  'must hold at most {most} blocks': 'debe tener como mucho {most} bloques',
  'must hold at most {most} miners': 'debe tener como mucho {most} mineros',
  'must hold at most {most} payments': 'debe tener como mucho {most} pagos',
  'must hold at most {most} prices': 'debe tener como mucho {most} precios',
  'must hold at most {most} readings': 'debe tener como mucho {most} lecturas',
  'must hold at most {most} changes': 'debe tener como mucho {most} variaciones',
  'must hold at most {most} values': 'debe tener como mucho {most} valores',
  'must hold at most {most} periods': 'debe tener como mucho {most} periodos',
  'must hold at most {most} dates': 'debe tener como mucho {most} fechas',
  'must leave room: slots told to mine and to rest leave no room for the minimum times and caps':
    'debe dejar sitio: los tramos fijados para minar y descansar no lo dejan para los mínimos y los topes',
  'must lie in the tail emission; the reward of an earlier block depends on the coins made':
    'debe estar en la emisión de cola; la recompensa de un bloque anterior depende de las monedas creadas',
  'must name a processor': 'debe nombrar un procesador',
  'must name at least one day': 'debe nombrar al menos un día',
  'must name at most 600 months': 'debe nombrar como mucho 600 meses',
  'must not be easier than the limit of proof of work, 0x1d00ffff':
    'no debe ser más fácil que el límite de la prueba de trabajo, 0x1d00ffff',
  'must not be empty': 'no debe estar vacío',
  'must not be given: the fields are {names}': 'no debe darse: los campos son {names}',
  'must rise from tier to tier; only the last tier has no limit (null)':
    'debe subir de tramo en tramo; solo el último no tiene límite (null)',
  'must stay a number a double can hold: inputs too extreme together':
    'debe seguir siendo un número que quepa en un double: datos demasiado extremos juntos',
  'too long: the cost within it must stay below the value of a million blocks':
    'demasiado largo: el coste dentro de él debe ser menor que el valor de un millón de bloques',
  'must hold 1 (mine), 0 (rest) or - (free) for each slot':
    'debe tener 1 (mina), 0 (descansa) o - (libre) por cada tramo',
};
