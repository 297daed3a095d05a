import type { Catalogue } from '../catalogue.ts';
import { numberOf, theShare } from './words.ts';

/** The words of what-if and of the screens Odds, Profit and Network, in Spanish. */

const usualDifficulty: Readonly<Record<string, string>> = {
  bitcoin:
    'Bitcoin estuvo entre 100 T y 156 T en 2025. La muestra cualquier explorador de bloques.',
  'bitcoin-cash': 'Algunos cientos de G. La muestra cualquier explorador de bloques.',
  litecoin:
    'De decenas de M a unos 100 M según su nodo. La muestra cualquier explorador de bloques.',
  dogecoin: 'Decenas de M según su nodo. La muestra cualquier explorador de bloques.',
  monero: 'Algunos cientos de G. La muestra cualquier explorador de bloques.',
};

export const economicsMessage = {
  field: {
    hashrate: 'Hashrate',
    difficulty: 'Dificultad',
    subsidy: 'Subsidio',
    fees: 'Comisiones por bloque',
    coinPrice: 'Precio de la moneda',
    power: 'Minar consume',
    electricity: 'Precio de la luz',
    growth: 'Alza anual de dificultad',
    poolFee: 'Comisión del pool',
    rejected: 'Caducados y rechazados',
    pue: 'Gasto del local (PUE)',
    wealth: 'Ahorros',
    discount: 'Descuento anual',
    life: 'Vida útil',
    capex: 'Precio de la máquina',
    salvage: 'Valor de reventa',
    from: {
      minuteMean: 'media del último minuto',
      noBenchmark: 'aún no se midió ningún kernel de esta moneda en este equipo',
      benchmark: (kernel, threads) =>
        threads === 1
          ? `medición de ${kernel}, 1 hilo`
          : `medición de ${kernel}, por ${threads} hilos`,
      noSource: 'ninguna fuente de esta moneda está en uso',
      schedule: 'el calendario de la cadena y la fecha',
      noFees: 'las comisiones se omiten mientras ninguna fuente las muestre',
      settings: 'tú, en Ajustes',
      notTyped: 'aún sin escribir',
      worthless: 'las monedas de esta cadena no valen nada',
      noGrowth: 'una red de práctica o de prueba no crece',
      growth: 'una cifra redonda; año a año fue desde menos de cero hasta mucho más',
      noPool: 'en solitario no hay comisión',
      shares: (count) =>
        count === 1 ? '1 share de esta sesión' : `${count} shares de esta sesión`,
      fewShares: 'menos de cien shares hasta ahora',
      noOverhead: 'el medidor está en el enchufe, así que no se añade nada',
      round: 'una cifra redonda: pon la tuya',
      noPrice: 'no se sabe cuánto costó esta máquina',
      notDollars: 'los precios de la tabla están en dólares de EE. UU.',
      noSalvage: 'al final no vale nada',
    },
    usual: {
      hashrate: 'Un procesador da de 1 a 500 MH/s en SHA-256d y de 1 a 30 kH/s en RandomX.',
      difficulty: (chainId) =>
        usualDifficulty[chainId] ?? 'La muestra cualquier explorador de bloques de la moneda.',
      subsidy: 'Monedas nuevas de un bloque, sin comisiones.',
      coinPrice: 'En tu divisa. Adit no se lo pregunta a nadie.',
      power: 'Lo que marca un medidor en el enchufe al minar, menos lo que marca en reposo.',
      capex: 'Lo que costaría hoy, con envío e impuestos.',
      electricity: 'De la factura, con todos los impuestos. En casa suele ser de 0,10 a 0,40.',
    },
  },
  whatIf: {
    title: 'En qué se basa',
    undo: (live) => `Volver a ${live}`,
    undoAll: (count) => (count === 1 ? 'Deshacer el cambio' : `Deshacer ${count} cambios`),
    changed: 'cambiado',
    live: (value) => `real ${value}`,
    liveUnknown: 'valor real desconocido',
    you: 'tú',
    notNumber: (label, text) =>
      `${label}: “${text}” no es un número. Se escribe como 0,28, 200 T o 30 %.`,
    refused: (label, value, allowed) => `${label} es ${value}: ${allowed}.`,
    coin: 'Moneda',
    machine: 'Máquina',
    thisMachine: 'Este procesador',
    asMined: (coin) => `${coin} (se mina ahora)`,
    method: 'Método',
    methodLabel: 'Método: cómo calcula esta pantalla',
    more: (count) => (count === 1 ? '1 dato más' : `${count} datos más`),
    fewer: 'Menos datos',
    ask: {
      lead: (names) => `Se desconoce: ${names}.`,
      rest: 'Lo que depende de eso no se adivina. Con un número, aparece.',
      quietly: 'Con ese dato arriba, esto aparece; no se adivina nada.',
    },
    tooExtreme: (label) =>
      `${label} pasaría de todo número: dos de los datos son demasiado extremos juntos.`,
    notUsable: 'inservible',
    stale: (names) => `Se basa en un dato antiguo: ${names}.`,
    refusedTitle: 'Estos datos no encajan entre sí.',
    begins: 'Calculando',
    running: (share) => `Calculando, hecho ${share}`,
    cancel: 'Cancelar',
    cancelled: { lead: 'Cancelado.', rest: 'No se guardó nada.' },
    again: 'Calcular',
    crashed: { lead: 'El cálculo se interrumpió.', rest: 'El minado no se ve afectado.' },
  },
  explain: {
    hint: 'De dónde sale este número',
    formula: 'Fórmula',
    rests: 'Se basa en',
    source: 'Fuente',
    wrongWhen: 'Es erróneo cuando',
    model: (section, id) => `Modelo ${section}, ${id}`,
    modelDefault: 'por defecto',
    given: 'calculado de otros datos',
    input: 'Dato',
    value: 'Valor',
    from: 'De',
    more: (count) => (count === 1 ? '1 valor' : `${count} valores`),
    commandLine: 'En la línea de órdenes',
    copyInput: 'Copiar los datos como JSON',
    copied: 'Copiado. Guardar como input.json.',
    alsoChanged: (changes) => `Cambiado en esta pantalla: ${changes}.`,
    change: (label, value, live) => `${label} ${value} (real ${live})`,
    close: 'Cerrar',
    all: 'Todos los resultados',
    result: 'Resultado',
  },
  bench: {
    open: 'Preguntar a cualquier modelo',
    title: (count: number) => `Todos los modelos, ${count}`,
    model: 'Modelo',
    default: 'por defecto',
    withUnit: (label: string, unit: string) => `${label}, ${unit}`,
    unreadable: (label: string) =>
      `${label} no se puede leer. Escribe un número, o la lista como JSON.`,
  },
  scenario: {
    title: 'Escenarios',
    help: 'Dar un nombre a lo que se ve, cambiar algo y comparar. Se guardan en este equipo.',
    name: 'Nombre',
    placeholder: 'S21 con tarifa nocturna',
    save: 'Guardar',
    saved: (name) => `“${name}” está guardado.`,
    open: 'Abrir',
    remove: 'Quitar',
    now: 'Lo que se ve',
    csv: 'CSV',
    json: 'JSON',
    input: 'Datos',
    inputTitle: (id) => `Descargar para: adit economics ${id} --input`,
    refused: 'rechazado',
    what: 'Qué',
    actions: 'Acciones',
    load: 'Abrir un archivo',
    loadLabel: 'Abrir los datos de un modelo desde un archivo',
    badFile: (name) =>
      `${name} no contiene datos de este modelo. Debe ser un objeto JSON como el que se guarda aquí.`,
    opened: (name) => `“${name}” está abierto. Cada cambio que hace está marcado arriba.`,
  },
  odds: {
    sentence: (chance, wait) =>
      `Un bloque hoy: ${chance}. La mitad de tales mineros esperaría más de ${wait}.`,
    sentenceNever: 'Sin un solo hash no hay probabilidad de un bloque, ni hoy ni nunca.',
    sentenceMissing: 'La probabilidad necesita un hashrate y la dificultad de la moneda.',
    practice:
      'La dificultad de práctica sigue a este equipo: un bloque cada 20 segundos más o menos, sin valor.',
    density: 'Tiempo hasta un bloque, si nada cambiara',
    heldFixed: 'fija',
    noWait: {
      lead: 'Nunca con este hashrate.',
      rest: 'Con uno mayor que cero se ve cómo se reparten las esperas.',
    },
    horizonTitle: 'Probabilidad en un plazo',
    miningFor: 'Minando',
    fixed: 'Dificultad fija',
    growing: (share) => `Crece ${share}/año`,
    againstPowerball: 'Frente a Powerball',
    times: (times, rarer) =>
      rarer ? `${numberOf(times)} veces más raro` : `${numberOf(times)} veces más común`,
    horizon: {
      day: '1 día',
      week: '1 semana',
      year: '1 año',
      tenYears: '10 años',
      life: '80 años',
      ever: 'Por siempre',
    },
    ever: (growth, chance) => ({
      lead: 'Aunque esta máquina minara por siempre,',
      rest: `con la dificultad creciendo ${growth} al año queda una probabilidad de ${chance}.`,
    }),
    everCertain: {
      lead: 'Por siempre es seguro solo si la dificultad no crece.',
      rest: 'Con un crecimiento mayor que cero se ve lo que queda.',
    },
    levels: 'El crecimiento aplana la probabilidad',
    levelsLabel: (growth) =>
      `Probabilidad de haber encontrado un bloque según los años de minado, con la dificultad creciendo nada, 20 %, ${growth} y 50 % al año: el crecimiento la aplana.`,
    noGrowth: 'nada',
    certain: 'seguro',
    allButCertain: {
      lead: 'Un bloque en el primer año es casi seguro,',
      rest: 'haga lo que haga la dificultad.',
    },
    perYear: (share) => `${share}/a`,
    years: 'Años de minado',
    yearTick: (years) => `${years} a`,
    bestSays: (best, luck, from, to) => ({
      lead: `El tuyo, ${best}, tuvo más suerte que ${luck} de las sesiones así de largas.`,
      rest: `Nueve de cada diez quedan entre ${from} y ${to}.`,
    }),
    record: (wait) =>
      `El mejor share no tiene una media con sentido: es infinita. Próximo récord: en ${wait} más o menos.`,
    dream: 'Lo que cuesta el sueño en solitario',
    expected: 'Esperado, solo o en pool',
    swingSolo: 'Vaivén de un año, solo',
    swingPool: 'Vaivén de un año, pool del 5 %',
    swingSource:
      'Los bloques llegan como un proceso de Poisson: si en el año se esperan b, el ingreso tiene una desviación típica de 1/√b de su media. Un pool tiene los b de su parte de la red.',
    timesMean: (times) => `${times} × su media`,
    worth: 'Lo que vale para ti, solo',
    perYearMoney: (amount) => `${amount}/año`,
    dreamSays: (fee, cost, chance, block) => ({
      lead: `Un pool podría cobrar ${fee} y aun así convenir más,`,
      rest: `si se busca dinero estable. Si lo que importa es el boleto, se pagan ${cost} al día por ${chance} de ${block}.`,
    }),
    dreamSmall: (fee) => ({
      lead: `Aquí el sueño es casi gratis: un pool vale ${fee} como mucho.`,
      rest: 'Los bloques llegan tan a menudo que se compensan frente a ahorros como estos.',
    }),
    powerUnknown: 'una factura de la luz desconocida',
    powerBill: 'Luz de un día',
    powerBillSource:
      'Lo que consume minar, por 24 horas, por el precio de la luz; todo está arriba.',
    blockWorth: 'Lo que paga un bloque',
    blockWorthSource:
      'Subsidio y comisiones de un bloque, por el precio de la moneda; todo está arriba.',
    others: 'La misma máquina, otras monedas',
    othersHelp:
      'Las velocidades son de las mediciones de este equipo, salvo la que se mina ahora. La dificultad que se pone a una moneda se queda con ella.',
    coin: 'Moneda',
    algorithm: 'Algoritmo',
    speed: 'Velocidad',
    chanceDay: 'Prob. diaria',
    median: 'Espera mediana',
    nineInTen: 'Nueve de diez esperan',
    dayAgainst: 'Un día, frente a Powerball',
    oneDayIn: (days) => `Un día de cada ${days} de minado`,
    aboutBlocks: (count) => `Unos ${count} bloques`,
    notMeasured: 'sin medir',
    putDifficulty: 'Poner su dificultad',
    putSpeed: 'Poner un hashrate',
    worthless: 'sin valor',
  },
  profit: {
    sentenceMissing: (names) => `Aún no se sabe si compensa: se desconoce ${names}.`,
    worthless: 'Las monedas de esta cadena no valen nada: cada kilovatio hora es un coste.',
    noWork: 'Sin un solo hash no se gana nada.',
    pays: (machine, coin, net, limit) =>
      `Se espera que ${coin} con ${machine} deje ${net} al día. Apagar por encima de ${limit}.`,
    costs: (machine, coin, net, limit, pays) =>
      `Apagar por encima de ${limit}. La luz está a ${pays}, así que ${coin} con ${machine} cuesta al día ${net} más de lo que se espera que aporte.`,
    costsTiny: (machine, coin, net, ratio) =>
      `${coin} con ${machine} cuesta ${net} al día. La luz cuesta ${ratio} × la recompensa esperada: un boleto de lotería, no un ingreso.`,
    free: (machine, coin, net) =>
      `Se espera que ${coin} con ${machine} deje ${net} al día, y aquí la luz no cuesta nada.`,
    thisProcessor: 'este procesador',
    suchMachine: 'una máquina así',
    changedRow: 'Según lo cambiado arriba',
    period: 'Periodo',
    periods: { day: 'Día', month: 'Mes', year: 'Año' },
    periodTitle: { day: 'Un día de minado', month: 'Un mes de minado', year: 'Un año de minado' },
    ifSteady: 'Si nada cambiara; la dificultad suele crecer.',
    expectation:
      'Una esperanza. En solitario, la recompensa llega en bloques enteros o no llega; la factura de la luz llega cada día.',
    step: {
      reward: 'Recompensa',
      lost: 'Perdidos',
      fee: 'Pool',
      power: 'Luz',
      net: 'Neto',
    },
    waterfallLabel: (reward, power, net) =>
      `De dónde sale el neto: recompensa esperada ${reward}, luz ${power}, neto ${net}.`,
    breakEven: 'Punto de equilibrio, cambiando una cosa cada vez',
    toBreakEven: (now, then) => `${now} → ${then}`,
    breakEvenNow: (now) => `${now}, sin equilibrio`,
    note: {
      electricity: 'o, con tarifa horaria, minar solo en horas baratas',
      coinPrice: 'el precio con el que un día paga su luz',
      difficultyFall: (share) => `o que se vaya ${share} de la red de hoy`,
      difficultyRise: (share) => `aún puede crecer ${share}`,
      hashrate: (then, now) => `una eficiencia de ${then}, ahora ${now}`,
    },
    slide: (label) => `${label}, y si…`,
    moves: 'Qué mueve más el neto',
    movesSource:
      'Cada dato por separado se baja y se sube una quinta parte y se vuelve a preguntar al modelo. Una quinta parte es una cifra redonda, igual para todos, para que se comparen; no dice nada de lo probable que sea ese cambio.',
    movesNote: (share, net) => `cada uno ${share}, en torno a ${net} al día`,
    movesLabel: (names) => `Qué mueve más el neto de un día, de mayor a menor: ${names}.`,
    blockReward: 'Recompensa del bloque',
    lowered: 'A la baja',
    raised: 'Al alza',
    hashprice: 'Hashprice frente a hashcost',
    hashpriceKey: 'Hashprice',
    hashcostHere: 'Hashcost aquí',
    hashcostOf: (machine) => `Hashcost ${machine}`,
    efficiencyOf: (machine) => `Eficiencia de ${machine}`,
    perDay: (unit) => `por ${unit} y día`,
    atPrice: (price) => `a ${price}`,
    rule: (price, needed, best) => ({
      lead: 'Una máquina compensa mientras su hashcost sea menor que el hashprice.',
      rest:
        best === null
          ? `A ${price} hacen falta ${needed}.`
          : `A ${price} hacen falta ${needed}. La mejor máquina de abajo tiene ${best}.`,
    }),
    ruleFree: {
      lead: 'Con la luz gratis toda máquina compensa.',
      rest: 'Lo que costó comprarla es otra cuestión.',
    },
    buy: (machine) => `${machine}, comprada hoy`,
    buyThis: 'Una máquina así, comprada hoy',
    paid: 'Se paga hoy',
    payback: 'Amortización',
    never: 'no se alcanza',
    days: (count) => (count === '1' ? '1 día' : `${count} días`),
    npv: (years) => `Valor en ${years}`,
    returnRate: 'Rentabilidad anual',
    until: 'Mina con ganancia',
    untilDay: (wait) => `${wait} más`,
    notAtAll: 'nunca',
    buyNote: (growth, discount) =>
      `La dificultad crece ${growth} al año, descuento ${discount}; apagada cuando perdería.`,
    noReturn: 'ninguna',
    advice: {
      'switch-off': {
        lead: 'Apagarla.',
        rest: 'Un día gana menos que su luz, costara lo que costara.',
      },
      'run-until-it-dies': {
        lead: 'Usarla hasta que muera, sin reemplazarla.',
        rest: 'Gana para su luz, no para su precio.',
      },
      'run-and-replace': {
        lead: 'Gana para su luz y para su precio.',
        rest: 'Mientras nada crezca; las cifras de arriba dejan crecer la dificultad.',
      },
    },
    hardware: (coin, price) => `Máquinas para ${coin}, a ${price}`,
    hardwareUnpriced: (coin) => `Máquinas para ${coin}`,
    machineColumn: 'Máquina',
    speed: 'Velocidad',
    power: 'Potencia',
    efficiency: 'Eficiencia',
    rewardDay: 'Gana/día',
    powerDay: 'Luz/día',
    netDay: 'Neto/día',
    breakEvenColumn: 'Equilibrio/kWh',
    lives: 'Rinde',
    livesNot: 'hoy no',
    livesOn: 'sin fin',
    blockDay: 'Bloque al día',
    price: 'Precio',
    owned: 'propia',
    ask: 'Probar',
    thisRow: 'Este procesador',
    showAll: (count) => `Ver las ${count}`,
    showFew: 'Ver menos',
    asicSource:
      'Velocidades y vatios según fabricantes y catálogos; al pulsar cada uno se ve su fuente. Precios en dólares de EE. UU. y con meses como poco: pon arriba los tuyos.',
    cpuSource:
      'Velocidades medias de pruebas públicas (xmrig.com, 19 nov 2025) y la potencia de diseño del fabricante, que una máquina cargada supera. La tuya está medida.',
    noTable:
      'No hay tabla de máquinas para este algoritmo. Arriba se puede poner cualquier hashrate y potencia.',
    unknown: 'sin dato',
  },
  network: {
    title: 'Red',
    sentenceMissing: 'Lo que pasa alrededor necesita la dificultad de la moneda.',
    sentence: (coin, hashrate) => `${coin} calcula a ${hashrate}.`,
    sentenceNext: (coin, hashrate, change, wait) =>
      `${coin} calcula a ${hashrate}. Mejor estimación de la próxima dificultad: ${change}, en ${wait}.`,
    ahead: 'Dificultad por venir',
    aheadLabel: (now, years) =>
      `Dificultad en los próximos ${years} años si creciera de forma constante, desde ${now} ahora: cuatro ritmos de crecimiento.`,
    aheadNote:
      'El crecimiento constante es una forma de pensar, no un pronóstico. Cada ajuste visto se guarda, y se dibuja desde el segundo.',
    view: 'Mostrar',
    shrinksSource:
      'Uno más el crecimiento de un año, elevado al número de años: la parte de la red que tiene una máquina se encoge tanto como crece la dificultad.',
    views: { seen: 'Vista', ahead: 'Por venir' },
    seenLabel: (count, first) =>
      `Dificultad en los últimos ${count} ajustes, desde ${first}, y lo que probablemente sigue.`,
    seenCurve: 'Dificultad',
    seenNote:
      'Los escalones son ajustes que Adit vio; el recuadro es el próximo, 95 % de los casos.',
    daysAgo: 'Hace días',
    daysBefore: (days) => `hace ${days} d`,
    years: 'Años desde hoy',
    inYears: (years) => `${years} a`,
    nowTick: 'ahora',
    shrinks: (growth, years, part) => ({
      lead: `A ${growth} al año, la misma máquina gana 1 parte entre ${part} tras ${years} años.`,
      rest: 'Vale igual para la probabilidad y para las monedas.',
    }),
    next: 'Próximo ajuste',
    likely: (low, high) => `probable de ${low} a ${high}`,
    progress: (at, of, pace, left) =>
      `Bloque ${at} de ${of}, uno cada ${pace}. Faltan unos ${left}.`,
    progressLabel: 'Parte hecha de la época',
    noEpoch: {
      epoch: '',
      digishield: {
        lead: 'Cada bloque la ajusta.',
        rest: 'DigiShield sigue el último tiempo de resolución: no hay fecha que esperar.',
      },
      asert: {
        lead: 'Cada bloque la ajusta.',
        rest: 'ASERT sigue un calendario exponencial: media desviación desaparece en dos días.',
      },
      window: {
        lead: 'Cada bloque la ajusta.',
        rest: 'Sigue los últimos 720 bloques, más o menos un día.',
      },
      practice: {
        lead: 'Cada bloque la ajusta.',
        rest: 'La cadena de práctica sigue a este equipo.',
      },
      fixed: { lead: 'No se mueve nunca.', rest: 'Para eso está una cadena de regresión.' },
    },
    stats: 'Red',
    hashrate: 'Hashrate',
    share: 'Tu parte',
    halving: 'Próximo halving',
    noHalving: 'ninguno por venir',
    shareNone: 'ninguna',
    shareSource: 'El hashrate en cuestión entre el hashrate de la red, ambos como arriba.',
    shock: (share) => `Si desapareciera ${theShare(share)} del hashrate`,
    shockAside: 'minutos por bloque, log',
    shockLabel: (first, days) =>
      `Tras el golpe los bloques tardan ${first}, y vuelven a lo normal tras ${days}.`,
    shockStep: (minutes, days) => `bloques de ${minutes} min, ${days} días`,
    asertCurve: 'ASERT, para comparar',
    day: 'Día',
    dayTick: (day) => `${day} d`,
    shockTick: 'golpe',
    minutes: (minutes) => `${minutes} min`,
    leaves: 'Se\u00a0va',
    normalAfter: (days) => ({
      lead: `Los bloques vuelven a su ritmo tras ${days} días.`,
      rest: 'Si el resto se queda y nadie regresa.',
    }),
    normalNever: {
      lead: 'No vuelve a lo normal en las épocas mostradas.',
      rest: 'Un ajuste mueve un factor cuatro como mucho.',
    },
    noShock: {
      lead: 'No hay época en la que quedar atascado.',
      rest: 'Una cadena que se ajusta en cada bloque va lenta unas horas o un día, no meses.',
    },
    pools: 'Quién encuentra los bloques',
    poolsLabel: (half) =>
      `Parte de los bloques por pool con intervalos del 95 por ciento; los primeros ${half} juntos pasan de la mitad.`,
    poolsTyped: 'escrito',
    poolsInput: 'Pools y sus bloques',
    poolsHelp:
      'Nombre y número, separados por comas, como los lista un explorador para una semana.',
    poolsEdit: 'Poner una semana',
    poolsDone: 'Listo',
    poolsProblem: (part) =>
      `“${part}” no es un nombre con un número. Se escribe como “Pool A 302”.`,
    poolsEmpty: {
      lead: 'Adit no pregunta a ningún explorador.',
      rest: 'Con una semana de bloques se ve qué pocos podrían decidir.',
    },
    poolShare: 'Parte',
    poolInterval: '95 % de las muestras',
    half: (count, index, equals) => ({
      lead: `${count} pasan de la mitad.`,
      rest: `HHI ${index}. Igual de concentrado que ${equals} iguales.`,
    }),
    halfCount: (low, high) =>
      high === null
        ? `${low} pools o más`
        : low === high
          ? low === 1
            ? 'Un pool'
            : `${low} pools`
          : `De ${low} a ${high} pools`,
    unknownPool: 'Desconocido',
    perBlock: 'Lo que paga un bloque',
    perBlockSource:
      'Subsidio y comisiones de un bloque por el precio de la moneda; todo está arriba.',
    attack: 'Precio de un ataque',
    machines: 'Máquinas nuevas',
    powerNeed: 'Potencia',
    energyHour: 'Luz/hora',
    rentHour: 'Alquiler/hora',
    reversal: 'Revertir 6 bloques',
    rewards: (count) => `${count} recompensas`,
    budget: 'Gasto en seguridad',
    perDay: (amount) => `${amount}/día`,
    ofValue: 'Sobre capitalización',
    perYear: (share) => `${share}/año`,
    valueUnknown: 'oferta desconocida',
    attackNote: 'Ningún mercado vende ni alquila tanto: es la escala del asunto, no una oferta.',
    attackOnlySha:
      'No hay máquinas de este algoritmo en la tabla: hay que poner precio y eficiencia.',
    dial: '¿Vale la seguridad lo que cuesta?',
    judgements: 'tus juicios',
    dialLabel: (ratio) =>
      `Protección marginal por unidad gastada en seguridad: ${ratio}; más de uno es seguridad de menos.`,
    enough: 'de sobra',
    balanced: 'en equilibrio',
    little: 'muy poca',
    prevents: (block, unit, loss) => ({
      lead: `Con ${block} por bloque, ${unit} más de seguridad evita cerca de ${loss} de pérdida.`,
      rest: '',
    }),
    balance: (amount) =>
      `Con estos juicios el punto de equilibrio es ${amount} por bloque. Si cambian, cambia la respuesta: para eso está el dial.`,
    noBalance:
      'Con estos juicios ningún gasto se paga solo. Si cambian, cambia la respuesta: para eso está el dial.',
    field: {
      networkHps: 'Hashrate de la red',
      height: 'Altura',
      elapsed: 'Días desde el ajuste',
      lost: 'Se va',
      machinePrice: 'Máquinas, por TH/s',
      efficiency: 'Su eficiencia',
      premium: 'Alquiler sobre hashprice',
      supply: 'Monedas que existen',
      attempts: 'Intentos al día',
      stake: 'Valor en juego',
      sigma: 'Dispersión, sigma',
      winBack: 'Bloques por recuperar',
    },
    from: {
      fromDifficulty: 'dificultad entre el intervalo de bloque',
      noHeight: 'ninguna fuente de esta moneda dice su altura',
      pace: 'el ritmo de los últimos 120 bloques, para toda la época',
      noPace: 'ningún nodo dice el ritmo de los bloques recientes',
      question: 'una pregunta, no un pronóstico',
      table: (machine) => `${machine} de la tabla de máquinas`,
      premium: 'una cifra redonda para hashrate alquilado',
      noSupply: 'el calendario de esta cadena no lo dice',
      judgement: 'un juicio: pon el tuyo',
    },
    usual: {
      height: 'El bloque más nuevo, como lo muestra cualquier explorador.',
      elapsed: (height) =>
        `El ajuste fue en el bloque ${height}; cualquier explorador dice su fecha.`,
      epoch: (blocks) =>
        `Fue en la última altura divisible por ${blocks}; cualquier explorador dice su fecha.`,
      supply: 'Las muestra cualquier explorador de la moneda.',
    },
  },
} satisfies Catalogue['economics'];
