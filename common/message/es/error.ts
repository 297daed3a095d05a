import { type CertificateWords, certificateFault, type ErrorTexts, text } from '../error-text.ts';

/** At most two decimals, never rounded up to the next whole. */
const percent = (value: number): string =>
  `${String(Math.floor(value * 100) / 100).replace('.', ',')} %`;

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

const certificate: CertificateWords = {
  selfSigned: 'Ninguna autoridad lo firmó, solo él mismo.',
  unknownAuthority: 'Lo firmó una autoridad que aquí no se conoce.',
  expired: 'Ha caducado.',
  notYetValid: 'Aún no es válido: quizá el reloj de este equipo va mal.',
  otherHost: 'Se emitió para otro servidor.',
};

/** Spanish. */
export const errorTexts: ErrorTexts = {
  'ipc.invalid-argument': (p) =>
    text(
      'La aplicación rechazó una petición.',
      `${p.channel}: ${p.problem}`,
      'Corregir el valor e intentarlo de nuevo.',
    ),
  'ipc.unknown-call': (p) =>
    text(
      'Esta página y la aplicación son de versiones distintas.',
      `La aplicación no conoce ${p.channel}.`,
      'Recargar la página.',
    ),
  'ipc.read-only': (p) =>
    text('Esta vista solo puede leer.', `${p.channel} cambia algo.`, 'Usar la propia aplicación.'),
  'ipc.disconnected': () =>
    text(
      'Se cortó la conexión con la aplicación.',
      'No llegó respuesta antes de cerrarse.',
      'Se vuelve a conectar sola; reintentar entonces.',
    ),
  'app.internal': (p) =>
    text(
      'Algo inesperado salió mal.',
      p.what,
      'Intentarlo de nuevo; si sigue igual, mirar el registro.',
    ),
  'app.stalled': (p) =>
    text(
      'La aplicación se quedó parada.',
      `No pudo hacer nada durante ${(p.stalledMs / 1000).toFixed(1).replace('.', ',')} s, así que algún share pudo llegar tarde.`,
      'Sigue sola. Si se repite, usar menos hilos o mirar qué más hace este equipo.',
    ),
  'app.already-running': (p) =>
    text(
      'Adit ya está en marcha con esta carpeta de datos.',
      p.pid === null ? `${p.folder}.` : `El proceso ${p.pid} usa ${p.folder}.`,
      'Usar ese, terminarlo, o elegir otra carpeta con --data-dir.',
    ),
  'app.folder-unusable': (p) =>
    text(
      'No se puede escribir en la carpeta de datos.',
      `${p.folder}: ${p.cause}.`,
      'Arreglar su permiso o elegir otra con --data-dir.',
    ),
  'settings.unreadable': (p) =>
    text(
      'El archivo de ajustes no se pudo leer.',
      `${p.file} se conservó como ${p.keptAs}; rigen los valores por defecto.`,
      'Configurar de nuevo, o arreglar el archivo conservado y devolverlo con Adit cerrado.',
    ),
  'settings.invalid': (p) =>
    text(
      `${p.field} no puede ser ${p.value}.`,
      'Sigue en vigor el valor anterior.',
      `Se admite: ${p.allowed}.`,
    ),
  'settings.not-saved': (p) =>
    text(
      'No se pudieron guardar los ajustes.',
      `${p.file}: ${p.cause}.`,
      'Rigen hasta que Adit termine. Liberar espacio o arreglar el permiso.',
    ),
  'history.unreadable': (p) =>
    text(
      'El historial no se pudo leer.',
      `${p.file} se conservó como ${p.keptAs}; se empezó uno nuevo.`,
      'No hay que hacer nada: el minado sigue. Guardar el archivo viejo si se quiere examinar.',
    ),
  'disk.write-failed': (p) =>
    text(
      `No se pudo escribir ${p.what}.`,
      `${p.file}: ${p.cause}.`,
      'Liberar espacio o arreglar el permiso; se reintenta.',
    ),
  'net.unknown-host': (p) =>
    text(
      `No se conoce ningún equipo con el nombre ${p.host}.`,
      'El servicio de nombres no lo tiene, o este equipo está sin conexión.',
      'Revisar cómo está escrito y la red.',
    ),
  'net.refused': (p) =>
    text(
      `Nada escucha en ${p.host}, puerto ${p.port}.`,
      'El equipo respondió que el puerto está cerrado.',
      'Iniciar allí el nodo o pool, o corregir el puerto.',
    ),
  'net.timeout': (p) =>
    text(
      `${p.host} no respondió.`,
      `Nada llegó del puerto ${p.port} en ${seconds(p.afterMs)}.`,
      'Revisar dirección, puerto y cortafuegos. Se reintenta solo.',
    ),
  'net.closed': (p) =>
    text(
      `${p.host} cerró la conexión.`,
      `El puerto ${p.port} estaba abierto y luego se cerró.`,
      'Se reintenta solo. Si se repite, comprobar que el puerto hable este protocolo.',
    ),
  'net.certificate': (p) =>
    text(
      `El certificado de ${p.host} no es de confianza.`,
      `${certificateFault(p.cause, certificate)}${p.fingerprint === null ? '' : ` Su huella SHA-256 es ${p.fingerprint}.`}`,
      'Si el servidor es tuyo y la huella es correcta, fijarla en la fuente; si no, no conectar.',
    ),
  'net.proxy': (p) =>
    text(
      `El proxy no conectó con ${p.host}.`,
      `${p.proxy}: ${p.problem}.`,
      'Comprobar que el proxy esté en marcha y su dirección sea correcta. Se reintenta solo; nada lo esquiva.',
    ),
  'net.bad-authority': (p) =>
    text(
      `Las autoridades para ${p.host} no se pueden leer.`,
      p.problem,
      'Pegar los certificados como texto PEM, que empieza por -----BEGIN CERTIFICATE-----.',
    ),
  'net.too-long': (p) =>
    text(
      `${p.host} envió más que cualquier respuesta honesta.`,
      `Un mensaje pasaba de ${p.limitBytes} bytes; se cerró la conexión.`,
      'Comprobar que la dirección sea un nodo o un pool.',
    ),
  'net.failed': (p) => text(`Falló la conexión con ${p.host}.`, p.cause, 'Se reintenta solo.'),
  'net.bad-url': (p) =>
    text(`La dirección ${p.url} no se puede usar.`, p.problem, 'Corregirla e intentarlo de nuevo.'),
  'rpc.not-json': (p) =>
    text(
      `${p.host} no es un nodo.`,
      `Respondió con algo que no es JSON y empieza así: ${p.begins}`,
      'Revisar dirección y puerto: parece un servidor web.',
    ),
  'rpc.unauthorized': (p) =>
    p.method === 'cookie'
      ? text(
          'Tu nodo rechazó la cookie.',
          `${p.host} escribió un archivo cookie nuevo al arrancar, o el archivo es de otro nodo.`,
          'Adit lo relee solo. Revisar el archivo si sigue igual.',
        )
      : text(
          'Tu nodo rechazó la contraseña.',
          `${p.host} no acepta este usuario y contraseña.`,
          'Corregirlos en Trabajo: son rpcuser y rpcpassword del nodo.',
        ),
  'rpc.cookie-unreadable': (p) =>
    text(
      'El archivo cookie no se puede leer.',
      `${p.file}: ${p.cause}.`,
      'Iniciar el nodo, o elegir el archivo .cookie de su carpeta de datos.',
    ),
  'rpc.warming-up': (p) =>
    text(`El nodo en ${p.host} está arrancando.`, p.stage, 'Se le vuelve a preguntar solo.'),
  'rpc.syncing': (p) =>
    text(
      `El nodo en ${p.host} aún se está sincronizando.`,
      p.detail,
      'Dará trabajo cuando se ponga al día; se le vuelve a preguntar solo.',
    ),
  'rpc.no-peers': (p) =>
    text(
      `El nodo en ${p.host} no está conectado a nadie.`,
      'Un nodo sin pares no da trabajo, porque su bloque no llegaría a nadie.',
      'Revisar la red del nodo; se le vuelve a preguntar solo.',
    ),
  'rpc.no-such-method': (p) =>
    text(
      `${p.host} no conoce ${p.method}.`,
      'Es otro programa, demasiado antiguo, o está restringido.',
      'Comprobar que la dirección sea un nodo completo que permita esta llamada.',
    ),
  'rpc.busy': (p) =>
    text(
      `El nodo en ${p.host} está sobrecargado.`,
      'Su cola de trabajo está llena.',
      'Se le vuelve a preguntar solo.',
    ),
  'rpc.failed': (p) =>
    text(
      `El nodo en ${p.host} respondió a ${p.method} con un error.`,
      `${p.code}: ${p.message}`,
      'Se le vuelve a preguntar solo.',
    ),
  'rpc.bad-answer': (p) =>
    text(
      `El nodo en ${p.host} dio una respuesta que no se puede usar.`,
      `${p.method}: ${p.problem}.`,
      'Comprobar que sea un nodo admitido. Con esta respuesta no se mina nada.',
    ),
  'work.wrong-chain': (p) =>
    text(
      `El nodo está en ${p.found}, no en ${p.expected}.`,
      'Minar ahí pagaría monedas de otra red.',
      'Elegir la red en que está el nodo, u otro nodo.',
    ),
  'work.bad-address': (p) =>
    text(
      `La dirección de cobro no se puede usar en ${p.chain}.`,
      p.problem,
      'Pegar una dirección del monedero para esta red.',
    ),
  'work.no-source': () =>
    text(
      'No hay ninguna fuente de trabajo.',
      'No hay nada sobre lo que minar.',
      'Añadir una en Trabajo.',
    ),
  'work.bad-job': (p) =>
    text(
      `${p.source} dio un trabajo que no se puede minar.`,
      p.problem,
      'Se prueba con otra fuente.',
    ),
  'work.payout-proof': (p) =>
    text(
      p.paidPercent === 0 ? `${p.source} no te paga.` : `${p.source} te paga muy poco.`,
      `El bloque que quiere minar paga ${percent(p.paidPercent)} de su valor a ${p.address}; se espera al menos ${percent(p.minPercent)}. No se mina nada suyo.`,
      p.isLeft
        ? 'Se dejó el pool. Revisar la dirección y el usuario, o elegir otro pool; se reintenta cuando cambie la fuente.'
        : 'Revisar la dirección y el usuario, o bajar lo esperado. Se prueba con otra fuente; esta se vuelve a mirar sola.',
    ),
  'work.foreign-chain': (p) =>
    text(
      `${p.source} no trabaja en ${p.chain}.`,
      `${p.problem} No se mina nada suyo.`,
      'Elegir la moneda que sirve el pool, u otro pool.',
    ),
  'work.proposal-refused': (p) =>
    text(
      'El nodo rechazó nuestro bloque antes de minarlo.',
      `Dijo: ${p.reason}.`,
      'Sobre él no se mina nada. Revisar la dirección de cobro y la versión del nodo.',
    ),
  'stratum.subscribe-refused': (p) =>
    text(`${p.host} rechazó la suscripción.`, p.reason, 'Revisar dirección, puerto y algoritmo.'),
  'stratum.unauthorized': (p) =>
    text(
      `${p.host} rechazó el usuario.`,
      `${p.user}: ${p.reason}`,
      'Un pool en solitario suele pedir ahí la dirección de cobro.',
    ),
  'stratum.bad-message': (p) =>
    text(`${p.host} no habla Stratum.`, p.problem, 'Revisar dirección y puerto.'),
  'stratum.redirect-refused': (p) =>
    text(
      `${p.host} pidió pasar a ${p.to}.`,
      'Adit solo sigue a un pool a otro puerto del mismo host.',
      'Si el nuevo es de confianza, escribirlo en Trabajo.',
    ),
  'stratum.silent': (p) =>
    text(
      `${p.host} lleva demasiado tiempo callado.`,
      `Nada llegó en ${seconds(p.afterMs)}, ni siquiera una respuesta.`,
      'Se vuelve a conectar.',
    ),
  'stratum.banned': (p) =>
    text(`${p.host} nos echó.`, p.reason, 'Se prueba con otra fuente; consultar con el pool.'),
  'kernel.self-test-failed': (p) =>
    text(
      `El kernel ${p.kernel} dio una respuesta errónea y no se usa.`,
      p.problem,
      'Se usa otro kernel. Se agradece un informe con el modelo del procesador.',
    ),
  'kernel.none': (p) =>
    text(
      `${p.algorithm} no puede funcionar aquí.`,
      p.reason,
      'Elegir otra moneda o ver `adit check`.',
    ),
  'kernel.crashed': (p) =>
    text(
      `El kernel ${p.kernel} murió dos veces en un minuto.`,
      p.next === null ? 'No queda otro.' : `${p.next} lo reemplazó.`,
      'Se agradece un informe con el modelo del procesador.',
    ),
  'kernel.memory': (p) =>
    text(
      'No hay memoria libre suficiente.',
      `Hacen falta ${Math.round(p.needBytes / 1048576)} MiB y quedan ${Math.round(p.freeBytes / 1048576)} MiB libres.`,
      'Cerrar otros programas o usar menos hilos.',
    ),
  'kernel.library-missing': (p) =>
    text(`${p.library} no está en este equipo.`, 'Este algoritmo la necesita.', p.howToGet),
  'remote.not-here': () =>
    text(
      'Esto se decide en el propio equipo.',
      'Una página de fuera no puede cambiar quién tiene acceso.',
      'Abrir Adit allí.',
    ),
  'remote.off': () =>
    text(
      'El acceso remoto no está activado.',
      'Un enlace no podría abrir nada.',
      'Activarlo primero.',
    ),
  'remote.no-interface': (p) =>
    text(
      'La interfaz de red no está.',
      `${p.interface} falta o no tiene dirección.`,
      'Se intenta de nuevo cada minuto. Conectarla o elegir otra.',
    ),
  'remote.certificate': (p) =>
    text(
      'El certificado no se puede usar.',
      `${p.file}: ${p.problem}`,
      'Indicar archivos PEM de un certificado y de su clave, o dejar ambos vacíos para uno hecho por Adit.',
    ),
  'host.not-measurable': (p) =>
    text(
      'La medición no puede empezar ahora.',
      p.reason,
      'Empezarla de nuevo cuando eso haya cambiado.',
    ),
  'economics.unknown-model': (p) =>
    text(
      `No hay ningún modelo llamado ${p.model}.`,
      'El nombre no está en la lista.',
      'Ver `adit economics list`.',
    ),
  'economics.invalid-input': (p) =>
    text(`${p.field} no puede ser ${p.value}.`, `Modelo ${p.model}.`, `Regla: ${p.allowed}.`),
  'update.not-genuine': (p) =>
    text(
      'La versión descargada no es la que se publicó.',
      p.problem,
      'Se ha desechado. Intentarlo más tarde; si se repite, se agradece un aviso.',
    ),
  'update.failed': (p) =>
    text('No se pudo obtener ninguna versión más nueva.', p.problem, 'Mañana se intenta de nuevo.'),
  'cli.usage': (p) => text('La orden no se entiende.', p.problem, 'Ver --help.'),
};
