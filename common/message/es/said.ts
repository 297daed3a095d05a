import { type Phrases, withVariants } from '../said.ts';

/** Who or what a figure comes from. */
const origins: Phrases = {
  you: 'tú',
  practice: 'práctica',
  'own node': 'nodo propio',
  pool: 'pool',
  unknown: 'sin dato',
  'not read yet': 'aún sin leer',
  'not typed yet': 'aún sin escribir',
  'operating system': 'sistema operativo',
  'operating system, on mains': 'sistema operativo, con red eléctrica',
  'operating system, on battery': 'sistema operativo, con batería',
  'load × clock': 'carga × frecuencia',
  load: 'carga',
  'processor time without ours': 'tiempo de procesador sin el nuestro',
  'guided measurement: {from}': 'medición guiada: {from}',
  '{from}, minus your idle watts': '{from}, menos tus vatios en reposo',
  '{from}, minus nothing: idle is unknown': '{from}, sin restar nada: no se sabe el reposo',
  '{from}, minus an estimated idle': '{from}, menos un reposo estimado',
  'your watts minus an estimated idle': 'tus vatios menos un reposo estimado',
  'your watts minus your idle': 'tus vatios menos tu reposo',
  '{watts#} W TDP × {times}, processor only, {error}':
    '{watts} W de TDP × {times}, solo el procesador, {error}',
  'model of load and clock, {error}': 'modelo de carga y frecuencia, {error}',
  '{model}, ±5 W; not used for mining': '{model}, ±5 W; no se usa para minar',
  'battery of the machine, whole machine': 'batería del equipo, equipo entero',
  'fall of the battery charge, whole machine': 'caída de la carga de la batería, equipo entero',
  'RAPL energy counter of the package, without supply losses':
    'contador de energía RAPL del procesador, sin pérdidas de la fuente',
  'RAPL energy counter of {zones} packages, without supply losses':
    'contador de energía RAPL de {zones} procesadores, sin pérdidas de la fuente',
  'your tariff by the clock': 'tu tarifa por horas',
  'the price you typed': 'el precio escrito',
  'a tariff feed': 'un servicio de tarifas',
};

/** What instruments are called, and why one tells nothing. */
const sensors: Phrases = {
  'Whole machine': 'Equipo entero',
  'Whole machine, mining': 'Equipo entero, minando',
  'Idle baseline': 'Base en reposo',
  'Mining adds': 'Minar añade',
  'Mining would add': 'Minar añadiría',
  'Processor package': 'Procesador',
  'Processor now': 'Procesador ahora',
  'Battery discharge': 'Descarga de la batería',
  'Graphics card': 'Tarjeta gráfica',
  'Processor temperature': 'Temperatura del procesador',
  'Clock, mean of cores': 'Frecuencia, media de los núcleos',
  'Processor load': 'Carga del procesador',
  'Memory available': 'Memoria disponible',
  Battery: 'Batería',
  'Coin price': 'Precio de la moneda',
  'Electricity price': 'Precio de la luz',
  'Room thermometer': 'Termómetro de la habitación',
  'processor not recognised: type its watts': 'procesador no reconocido: escribir sus vatios',
  'the load is not known yet': 'aún no se conoce la carga',
  'this machine has no battery': 'este equipo no tiene batería',
  'this machine has none': 'este equipo no tiene',
  'not running on battery': 'no funciona con batería',
  'the battery does not tell its charge in mWh': 'la batería no dice su carga en mWh',
  'watching the charge fall for a minute': 'observando un minuto cómo cae la carga',
  'no sensor that this user may read': 'ningún sensor que este usuario pueda leer',
  'the system does not tell it': 'el sistema no lo dice',
  'this computer shows no energy counters': 'este equipo no muestra contadores de energía',
  'the energy counter can not be read ({code})': 'el contador de energía no se puede leer ({code})',
  'only root may read it since 2020 (CVE-2020-8694)':
    'solo root puede leerlo desde 2020 (CVE-2020-8694)',
  'needs two readings of the counter': 'hacen falta dos lecturas del contador',
  'the counter jumped; the next reading tells': 'el contador saltó; la próxima lectura lo dirá',
  'macOS lets only root read it; switch on powermetrics under Settings':
    'macOS solo deja leerlo a root; activar powermetrics en Ajustes',
  'sudo refused: add a sudoers rule for /usr/bin/powermetrics without a password':
    'sudo se negó: añadir una regla de sudoers para /usr/bin/powermetrics sin contraseña',
  'needs two looks at the processor': 'hace falta mirar dos veces el procesador',
  'it has no meter {channel}': 'no tiene el medidor {channel}',
  'it says that its own reading is not valid': 'dice que su propia lectura no es válida',
  'Home Assistant says: {state}': 'Home Assistant dice: {state}',
  'this entity is not in W or kW: choose its power, not its energy':
    'esta entidad no está en W ni en kW: elegir su potencia, no su energía',
  'its answer has no power where it should be': 'en su respuesta no hay potencia donde debería',
  'it does not measure power': 'no mide potencia',
  'its message is not JSON': 'su mensaje no es JSON',
  'nothing was published on the topic yet': 'aún no se publicó nada en el tema',
  'it sent more than any meter would': 'envió más que cualquier medidor',
  'unknown processor': 'procesador desconocido',
  'Windows does not tell the last input': 'Windows no dice cuándo fue la última pulsación',
  'Windows does not tell what fills the screen': 'Windows no dice qué llena la pantalla',
  'refused by the compositor': 'rechazado por el compositor',
  'tells nothing of idleness': 'no dice nada del reposo',
  'the system': 'el sistema',
  'the desktop': 'el escritorio',
};

/** The guards: what they see, and when they let go. */
const guards: Phrases = {
  'not looked at yet': 'aún sin mirar',
  'the screen is locked ({from})': 'la pantalla está bloqueada ({from})',
  'nobody for {minutes#} ({from})': 'nadie desde hace {minutes} ({from})',
  'last key or pointer {seconds} s ago ({from})':
    'última tecla o puntero hace {seconds} s ({from})',
  'after {minutes#} without one': 'tras {minutes} sin ninguno',
  'this computer has no battery': 'este equipo no tiene batería',
  'on mains': 'con red eléctrica',
  'on mains, {percent} % charged': 'con red eléctrica, cargada al {percent} %',
  'running on battery': 'funciona con batería',
  'running on battery, {percent} % charged': 'funciona con batería, cargada al {percent} %',
  'when mains power is back': 'cuando vuelva la red eléctrica',
  'the battery does not tell its charge': 'la batería no dice su carga',
  'the battery holds {percent} %': 'la batería tiene {percent} %',
  'at {percent} %': 'al {percent} %',
  'lid open ({from})': 'tapa abierta ({from})',
  'lid closed ({from})': 'tapa cerrada ({from})',
  'when the lid is opened': 'cuando se abra la tapa',
  'others use {percent} % of the processor ({from})':
    'otros usan {percent} % del procesador ({from})',
  'a minute below {percent} %': 'tras un minuto por debajo del {percent} %',
  'no uninterruptible supply reports to this computer': 'ningún SAI informa a este equipo',
  'mains power is there': 'hay red eléctrica',
  'mains power is gone, the uninterruptible supply bridges it':
    'no hay red eléctrica, el SAI la suple',
  'a minute after power is back': 'un minuto después de volver la luz',
  'no program asks for it ({from})': 'ningún programa lo pide ({from})',
  '{name} keeps the screen on': '{name} mantiene encendida la pantalla',
  'a program keeps the screen on': 'un programa mantiene encendida la pantalla',
  'a window fills the screen': 'una ventana llena la pantalla',
  'a program fills the screen': 'un programa llena la pantalla',
  'a game fills the screen': 'un juego llena la pantalla',
  'a presentation runs': 'hay una presentación en marcha',
  '{what} ({from})': '{what} ({from})',
  'half a minute after it ends': 'medio minuto después de que termine',
  'quiet from {from} to {to}': 'silencio de {from} a {to}',
  'at {time}': 'a las {time}',
  'when the system is cool again': 'cuando el sistema vuelva a estar frío',
  'the system calls its heat {state} ({from})':
    'el sistema califica su calor de “{state}” ({from})',
  'the system calls its heat {state}': 'el sistema califica su calor de “{state}”',
  nominal: 'normal',
  fair: 'moderado',
  serious: 'serio',
  critical: 'crítico',
  'the system slows the processor to {percent} % to cool it':
    'el sistema frena el procesador al {percent} % para enfriarlo',
  '{celsius} °C ({from})': '{celsius} °C ({from})',
  '{celsius} °C ({from}), limit {limit} °C': '{celsius} °C ({from}), límite {limit} °C',
  'below {celsius} °C': 'por debajo de {celsius} °C',
  'the computer goes to sleep': 'el equipo se duerme',
  'the computer has just woken': 'el equipo acaba de despertar',
  '{seconds} s after waking': '{seconds} s después de despertar',
  awake: 'despierto',
  'this computer tells of no lid': 'este equipo no informa de ninguna tapa',
  'this system does not tell it': 'este sistema no lo dice',
  'without its window Adit can not see keys and pointer here':
    'sin su ventana Adit no ve aquí teclas ni puntero',
  'neither GNOME nor logind tells whether somebody is there':
    'ni GNOME ni logind dicen si hay alguien',
  'logind does not tell about its sessions': 'logind no dice nada de sus sesiones',
  'this desktop does not tell logind whether somebody is there; the window of Adit can see it':
    'este escritorio no dice a logind si hay alguien; la ventana de Adit puede verlo',
  'ioreg does not tell the idle time': 'ioreg no dice el tiempo en reposo',
  'neither GNOME, logind nor X11 tells about films and full screen':
    'ni GNOME, ni logind, ni X11 hablan de películas y pantalla completa',
  'pmset does not tell': 'pmset no lo dice',
  'the compositor hung up': 'el compositor colgó',
  'without its window Adit does not hear of the system’s heat':
    'sin su ventana Adit no se entera del calor del sistema',
  'no temperature sensor that this user may read':
    'ningún sensor de temperatura que este usuario pueda leer',
  'the temperature sensor has fallen silent': 'el sensor de temperatura ha callado',
  'not held: no temperature sensor that this user may read':
    'no se mantiene: ningún sensor de temperatura que este usuario pueda leer',
};

/** The guided measurement. */
const measurement: Phrases = {
  '{from} gave too few readings': '{from} dio muy pocas lecturas',
  'the threads did not hash: a job is needed all the while':
    'los hilos no calcularon: hace falta un trabajo todo el tiempo',
  'It runs already.': 'Ya está en marcha.',
  'It compares mining with rest, so mining must run first.':
    'Compara minar con reposar, así que antes hay que estar minando.',
  'Nothing here measures power and the processor is not recognised: add a meter or type its design power.':
    'Nada mide aquí la potencia y no se reconoce el procesador: añadir un medidor o escribir su potencia de diseño.',
  'you ended it': 'terminado a mano',
  'you paused it': 'pausado a mano',
  'a guard made mining rest': 'una guarda hizo descansar el minado',
  'the plan made mining rest': 'el plan hizo descansar el minado',
  'reading what the computer draws without mining': 'leyendo lo que consume el equipo sin minar',
};

/** The plan: what this hour is, and what is missing to plan. */
const plan: Phrases = {
  'an unknown price': 'un precio desconocido',
  '{price#} (assumed)': '{price} (supuesto)',
  'power costs {price#}, mining brings {worth#}': 'la luz cuesta {price}, minar aporta {worth}',
  'power costs {price#}, up to {most#} is taken': 'la luz cuesta {price}, se acepta hasta {most}',
  'power costs {price#}, it resumes at {most#}': 'la luz cuesta {price}, se reanuda a {most}',
  'power costs {price#}': 'la luz cuesta {price}',
  'it is paid for at {price#}': 'se paga a {price}',
  'at {price#} it is none of the hours that this week still needs':
    'a {price} no es una de las horas que aún pide esta semana',
  'these are its hours': 'son sus horas',
  'these are not its hours': 'no son sus horas',
  'the grid causes {grams} g/kWh, more than {limit}':
    'la red eléctrica causa {grams} g/kWh, más de {limit}',
  "one of the week's cheapest hours, at {price#}":
    'una de las horas más baratas de la semana, a {price}',
  "the day's energy is worth more at another hour than at {price#}":
    'la energía del día vale más a otra hora que a {price}',
  'the shortest time is not over yet': 'el tiempo mínimo aún no ha pasado',
  'stopping for this would cost more than {price#}': 'parar por esto costaría más de {price}',
  'too short to be worth a start': 'demasiado corto para merecer un arranque',
  'the grid will ask for less': 'la red eléctrica pedirá menos',
  'the grid asks for less ({from})': 'la red eléctrica pide menos ({from})',
  'the grid asks for less “{name}” ({from})': 'la red eléctrica pide menos: “{name}” ({from})',
  'you said so': 'por decisión tuya',
  "today's {energy#} kWh are used": 'los {energy} kWh de hoy están gastados',
  'the room has {celsius#} °C of {target} °C': 'la habitación tiene {celsius} °C de {target} °C',
  'the mains meter is silent, so no surplus is known':
    'el medidor de la casa calla, así que no se sabe qué sobra',
  '{watts} W would be given out': 'se verterían {watts} W',
  'the power of mining is not known: the cap of the day can not be kept':
    'no se sabe la potencia de minar: el tope del día no se puede cumplir',
  'no household meter is set up': 'no hay ningún medidor de la casa',
  'no thermometer has given a value': 'ningún termómetro ha dado un valor',
  'the price of electricity is not known now': 'ahora no se sabe el precio de la luz',
  'what mining brings for a kWh is not known yet': 'aún no se sabe lo que minar aporta por kWh',
  'no price of electricity was typed': 'no se escribió ningún precio de la luz',
  'the tariff by the clock has no prices yet': 'la tarifa por horas aún no tiene precios',
  'no tariff feed has given prices yet': 'ningún servicio de tarifas ha dado precios todavía',
  '{label} gives {given}, money here is in {own}': '{label} da {given}, aquí el dinero va en {own}',
  'the prices of {label} are over': 'los precios de {label} se han acabado',
  'no file with prices was read': 'no se leyó ningún archivo con precios',
  '{name} is in {given}, money here in {own}': '{name} va en {given}, aquí el dinero va en {own}',
  'nothing to compare with': 'nada con que comparar',
  'the power just before; no earlier day is known':
    'la potencia justo antes; no se conoce ningún día anterior',
  'mean of the same hours on {days} earlier days, x{scale#} for today':
    'media de las mismas horas en {days} días anteriores, x{scale} para hoy',
  'there are no events in it': 'no contiene ningún evento',
  'it has more than {most} events': 'contiene más de {most} eventos',
  'its first line must name the columns start and end':
    'su primera línea debe nombrar las columnas start y end',
  'row {row}: a time must look like {example}': 'fila {row}: una hora se escribe como {example}',
  'row {row}: it ends before it begins': 'fila {row}: acaba antes de empezar',
};

/** Feeds: what they learn, what they take, what went wrong. */
const feeds: Phrases = {
  'your address on the net': 'tu dirección en la red',
  'your address on the net, which coins you mine, your currency':
    'tu dirección en la red, qué monedas minas, tu divisa',
  'your address on the net, your account, your zone': 'tu dirección en la red, tu cuenta, tu zona',
  'your address on the net, your account, your bidding zone':
    'tu dirección en la red, tu cuenta, tu zona de oferta',
  'your address on the net, your account': 'tu dirección en la red, tu cuenta',
  'your address on the net, your price area': 'tu dirección en la red, tu zona de precios',
  'your address on the net, your bidding zone': 'tu dirección en la red, tu zona de oferta',
  'your address on the net, your tariff and region': 'tu dirección en la red, tu tarifa y región',
  'that this computer takes part, when it asks, and what it used if an event asks for that':
    'que este equipo participa, cuándo pregunta y qué ha consumido si un evento lo pide',
  'it tells prices in more than one currency': 'da precios en más de una divisa',
  'it tells {what} for a {unit}, not a kWh': 'da {what} por {unit}, no por kWh',
  'that this computer asks for the temperature': 'que este equipo pide la temperatura',
  Zone: 'Zona',
  'Price area SE1 to SE4': 'Zona de precios SE1 a SE4',
  'Price area DK1 or DK2': 'Zona de precios DK1 o DK2',
  'Bidding zone': 'Zona de oferta',
  'EIC code of the bidding zone': 'Código EIC de la zona de oferta',
  'Product and region letter, as AGILE-24-10-01/C':
    'Producto y letra de región, como AGILE-24-10-01/C',
  'Program id; empty for all': 'Id del programa; vacío para todos',
  'Where the number is, as state or tmp.value': 'Dónde está el número, como state o tmp.value',
  'Which home, counted from 1': 'Qué casa, contando desde 1',
  'its address can not be read: it must look like https://host/path':
    'su dirección no se puede leer: debe ser como https://host/path',
  'its address must begin with https://': 'su dirección debe empezar por https://',
  'user name and key go into their own fields, not into the address':
    'el usuario y la clave van en sus propios campos, no en la dirección',
  'a key is sent outside the own network only through https://':
    'una clave solo sale de la red propia por https://',
  'it asks to be asked less often (HTTP {status})': 'pide que se le pregunte menos (HTTP {status})',
  'it refuses the key (HTTP {status})': 'rechaza la clave (HTTP {status})',
  'it sends elsewhere (HTTP {status}), which is not followed':
    'remite a otro sitio (HTTP {status}), y no se sigue',
  'no address was typed': 'no se escribió ninguna dirección',
  '"{area}" is not what it takes: {label}': '“{area}” no es lo que admite: {label}',
  'it needs a key': 'necesita una clave',
  "its clock and this computer's are {minutes} min apart: prices may fall into the wrong hour":
    'su reloj y el de este equipo difieren {minutes} min: los precios pueden caer en la hora equivocada',
  'it could not be read': 'no se pudo leer',
  'it has no price for the coin that is mined': 'no tiene precio para la moneda que se mina',
  'its price can not be right': 'su precio no puede ser correcto',
  'it has no price in {currency}': 'no tiene precio en {currency}',
  'it has no value for this zone now': 'no tiene ahora ningún valor para esta zona',
  'it sent times and prices that do not belong together': 'envió horas y precios que no casan',
  'it says: {words}': 'dice: {words}',
  'it answered with something else than its market document':
    'respondió con algo que no es su documento de mercado',
  'its prices are per {unit}, not per MWh': 'sus precios son por {unit}, no por MWh',
  'its market document has a period that can not be read':
    'su documento de mercado tiene un periodo que no se puede leer',
  'it sent no values': 'no envió ningún valor',
  'it sent more values than it should': 'envió más valores de los debidos',
  'it sent more than it should': 'envió más de lo debido',
  'its value {value#} at {time} can not be right':
    'su valor {value} a las {time} no puede ser correcto',
  'its answer has no temperature where it should be':
    'en su respuesta no hay temperatura donde debería',
  'home {home} has no subscription': 'la casa {home} no tiene contrato',
};

/** What devices, servers and proxies answer with instead of what was asked. */
const answers: Phrases = {
  'its answer is not that of {name}': 'su respuesta no es la de {name}',
  'the address can not be read: {form}': 'la dirección no se puede leer: {form}',
  'host or host:port': 'host o host:puerto',
  'a token is sent outside the own network only through https://':
    'un token solo sale de la red propia por https://',
  'a password is sent outside the own network only through {scheme}':
    'una contraseña solo sale de la red propia por {scheme}',
  'it refused the token': 'rechazó el token',
  'it refused the login': 'rechazó el inicio de sesión',
  'it refused the login: {words}': 'rechazó el inicio de sesión: {words}',
  'it is asked too often (HTTP {status})': 'se le pregunta demasiado (HTTP {status})',
  'it answered HTTP {status}': 'respondió HTTP {status}',
  'it answered with something else than JSON': 'respondió con algo que no es JSON',
  'it sent more than any device would': 'envió más que cualquier dispositivo',
  'an unknown fault': 'un fallo desconocido',
  'there is no desktop here: Adit runs without a window':
    'aquí no hay escritorio: Adit funciona sin ventana',
  'without TLS mail goes only inside the own network and without a login':
    'sin TLS el correo solo va dentro de la red propia y sin inicio de sesión',
  'the token of the bot is missing or is none: {form}': 'falta el token del bot o no lo es: {form}',
  'a secret is used outside the own network only with https://':
    'fuera de la red propia un secreto solo se usa con https://',
  'it does not speak {protocol}': 'no habla {protocol}',
  'it refused the client name': 'rechazó el nombre del cliente',
  'the broker is not available': 'el bróker no está disponible',
  'user name or password is wrong': 'el usuario o la contraseña no son correctos',
  'this user is not allowed': 'este usuario no tiene permiso',
  'the broker refused the topic': 'el bróker rechazó el tema',
  'refused with code {code}': 'rechazado con el código {code}',
  'it failed for a reason it does not name': 'falló por un motivo que no nombra',
  'its rules do not allow this connection': 'sus reglas no permiten esta conexión',
  'the network can not be reached from it': 'no puede alcanzar la red',
  'it does not find the host, or the host can not be reached':
    'no encuentra el host, o no se puede alcanzar',
  'the host refused the connection': 'el host rechazó la conexión',
  'the way is too long': 'el camino es demasiado largo',
  'it does not know this command': 'no conoce esta orden',
  'it does not know this kind of address': 'no conoce este tipo de dirección',
  'it connected': 'se conectó',
  'no connection in {seconds} s': 'sin conexión en {seconds} s',
  'it wants a user name and password of its own': 'pide un usuario y contraseña propios',
  'it wants a way to log in that Adit does not know': 'pide una forma de entrar que Adit no conoce',
  'the host name is too long for it': 'el nombre del host es demasiado largo para él',
  'it answered with code {code}': 'respondió con el código {code}',
  'its answer can not be read': 'su respuesta no se puede leer',
  'it closed the connection': 'cerró la conexión',
  'nothing listens there': 'nada escucha ahí',
  'its own name is not known': 'no se conoce su propio nombre',
  'It must look like {form}.': 'Debe ser como {form}.',
  'User name and password go into their own fields.':
    'El usuario y la contraseña van en sus propios campos.',
  'It needs a port from 1 to 65535, as in host:port.':
    'Le falta un puerto de 1 a 65535, como en host:puerto.',
  'It has no host.': 'No tiene host.',
  'One of its certificates is broken: {problem}.':
    'Uno de sus certificados está dañado: {problem}.',
  'not a ZeroMQ server': 'no es un servidor ZeroMQ',
  'a ZeroMQ of before version 3': 'un ZeroMQ anterior a la versión 3',
  'a ZeroMQ server that wants {mechanism}': 'un servidor ZeroMQ que pide {mechanism}',
  'at most {most}': 'como mucho {most}',
  'at most 100 characters': 'como mucho 100 caracteres',
  'each source once': 'cada fuente una vez',
  'a known chain': 'una cadena conocida',
  'one price for each': 'un precio para cada una',
  'times that rise, each once': 'horas que suben, cada una una vez',
  'an end after its start': 'un final posterior a su comienzo',
  'it does not offer STARTTLS': 'no ofrece STARTTLS',
  'a login needs TLS': 'un inicio de sesión necesita TLS',
  'it offers no login with a password (PLAIN or LOGIN)':
    'no ofrece inicio de sesión con contraseña (PLAIN o LOGIN)',
  'it refused the mail: {words}': 'rechazó el correo: {words}',
  'no answer': 'sin respuesta',
  'There is no certificate in it.': 'No contiene ningún certificado.',
  'it would be without TLS': 'iría sin TLS',
  'port {port} is in use': 'el puerto {port} está ocupado',
  'it is not a JSON-RPC reply': 'no es una respuesta JSON-RPC',
  'it has neither result nor error': 'no tiene ni resultado ni error',
  'the key is not the one of the certificate': 'la clave no es la del certificado',
  'remote access is not on': 'el acceso remoto no está activado',
};

/** The lines of a diagnosis. */
const checks: Phrases = {
  'Not tried: a step before it failed.': 'No se probó: falló un paso anterior.',
  Kind: 'Tipo',
  'Sources of the kind {kind} can not be checked.':
    'Las fuentes del tipo {kind} no se pueden comprobar.',
  Name: 'Nombre',
  '{host} is looked up by the proxy, not here.': '{host} lo resuelve el proxy, no este equipo.',
  '{host} is an address.': '{host} es una dirección.',
  'Found at {addresses}.': 'Encontrado en {addresses}.',
  Connection: 'Conexión',
  'Port {port} answers.': 'El puerto {port} responde.',
  Certificate: 'Certificado',
  'The connection is not encrypted.': 'La conexión no va cifrada.',
  'Trusted by this system, valid until {date}.':
    'De confianza para este sistema, válido hasta {date}.',
  'Trusted by its pin, valid until {date}.': 'De confianza por su huella, válido hasta {date}.',
  'an unknown date': 'una fecha desconocida',
  'Payout address': 'Dirección de cobro',
  'A {kind} address of {chain}.': 'Una dirección {kind} de {chain}.',
  Credentials: 'Credenciales',
  'The node asks for none.': 'El nodo no pide ninguna.',
  'Accepted.': 'Aceptadas.',
  Network: 'Red',
  'The node is on {chain}.': 'El nodo está en {chain}.',
  Synchronised: 'Sincronizado',
  'Block {at} of {of}.': 'Bloque {at} de {of}.',
  Peers: 'Pares',
  'The node does not tell.': 'El nodo no lo dice.',
  '{name} has {count} connections.': '{name} tiene {count} conexiones.',
  'Block template': 'Plantilla de bloque',
  'Height {height}, {count} transactions, without long poll.':
    'Altura {height}, {count} transacciones, sin long poll.',
  'Height {height}, {count} transactions, with long poll.':
    'Altura {height}, {count} transacciones, con long poll.',
  'Height {height}, {count} transactions, difficulty {difficulty}.':
    'Altura {height}, {count} transacciones, dificultad {difficulty}.',
  Coinbase: 'Coinbase',
  'Pays you {percent} % of {amount#}.': 'Te paga {percent} % de {amount}.',
  Proposal: 'Propuesta',
  'The node finds our block good in everything but its work.':
    'El nodo da por bueno nuestro bloque en todo salvo su trabajo.',
  'The node offers no such check.': 'El nodo no ofrece esta comprobación.',
  Reward: 'Recompensa',
  '{amount#} for your address, by keys that only your wallet can recognise.':
    '{amount} para tu dirección, con claves que solo tu monedero puede reconocer.',
  'New blocks': 'Bloques nuevos',
  'Asked for every 2 s.': 'Se pregunta por ellos cada 2 s.',
  'The node announces them.': 'El nodo los anuncia.',
  '{url} does not answer: they are asked for every 2 s. Start monerod with --zmq-pub.':
    '{url} no responde: se pregunta por ellos cada 2 s. Iniciar monerod con --zmq-pub.',
  User: 'Usuario',
  '{user} is let in.': '{user} puede entrar.',
  Job: 'Trabajo',
  'Its parts fit together.': 'Sus partes encajan.',
  '{chain}, height {height}, difficulty {difficulty#}.':
    '{chain}, altura {height}, dificultad {difficulty}.',
  'A shared pool: it pays you later from its own wallet, not in the block.':
    'Un pool compartido: te paga luego de su monedero, no en el bloque.',
  'Pays your address {percent#} %.': 'Paga a tu dirección {percent} %.',
  'No address is expected in it.': 'No se espera ninguna dirección en él.',
  'only a check': 'solo una comprobación',
  'There is no chain named {id}.': 'No hay ninguna cadena llamada {id}.',
  Standard: 'Estándar',
  Integrated: 'Integrada',
  'Legacy (P2PKH)': 'Legacy (P2PKH)',
  'Script hash (P2SH)': 'Hash de script (P2SH)',
  'Segwit script (P2WSH)': 'Script segwit (P2WSH)',
};

/** Sources of work and the blocks they send. */
const work: Phrases = {
  Practice: 'Práctica',
  'Adit practice': 'Práctica de Adit',
  'inside Adit': 'dentro de Adit',
  'Own node': 'Nodo propio',
  'Own Monero node': 'Nodo propio de Monero',
  'Monero pool': 'Pool de Monero',
  'its nonce is at byte {at}': 'su nonce está en el byte {at}',
  'its blob has {size} bytes': 'su blob tiene {size} bytes',
  'it has no nonces': 'no tiene nonces',
  'the hashing blob is not that of the template': 'el blob de hashing no es el de la plantilla',
  'the nonce is not at byte 39': 'el nonce no está en el byte 39',
  'the reserve is not where it was said to be': 'la reserva no está donde se dijo',
  'My {chain} node': 'Mi nodo de {chain}',
  '{name}, {chain} at {address}, block {height}': '{name}, {chain} en {address}, bloque {height}',
  'monerod that wants a password, {address}': 'monerod que pide contraseña, {address}',
  'It is an address of another kind of coin.': 'Es una dirección de otro tipo de moneda.',
  'It is an address of another kind.': 'Es una dirección de otro tipo.',
  'There is no address.': 'No hay ninguna dirección.',
  'It mixes capital and small letters, which this kind of address never does.':
    'Mezcla mayúsculas y minúsculas, cosa que este tipo de dirección nunca hace.',
  'Its check digits are wrong: a character was mistyped or left out.':
    'Sus cifras de control son erróneas: un carácter está mal o falta.',
  'It is an MWEB address. A block reward paid to one is lost; use one that begins with ltc1, L or M.':
    'Es una dirección MWEB. Una recompensa de bloque pagada a ella se pierde; usar una que empiece por ltc1, L o M.',
  'Nothing protects coins at this kind of address yet: anyone could take them.':
    'Nada protege todavía las monedas en este tipo de dirección: cualquiera podría llevárselas.',
  'It is a subaddress; a block reward can only be paid to the main address.':
    'Es una subdirección; una recompensa de bloque solo puede pagarse a la dirección principal.',
  'a chain that Adit knows': 'una cadena que Adit conoce',
  'It belongs to {chains}.': 'Es de {chains}.',
  'It is not an address of any kind known here.':
    'No es una dirección de ningún tipo conocido aquí.',
  'A block reward carries no payment id: it goes to the main address inside this integrated one. If it is not your own wallet, use another address.':
    'Una recompensa de bloque no lleva id de pago: va a la dirección principal que contiene esta integrada. Si no es de tu monedero, usar otra dirección.',
  'a chain with segwit': 'una cadena con segwit',
  'a chain without segwit': 'una cadena sin segwit',
  'not a cookie file': 'no es un archivo cookie',
  '{title} New blocks are asked for every {seconds} s instead.':
    '{title} En su lugar se pregunta por bloques nuevos cada {seconds} s.',
  'The pool gave no reason.': 'El pool no dio ningún motivo.',
  'The pool asked to move to {to}; refused.': 'El pool pidió pasar a {to}; se rechazó.',
  'The coinbase pays your address only {paid#} %, at least {due#} % is expected.':
    'La coinbase paga a tu dirección solo {paid} %; se espera al menos {due} %.',
  'A job pays you {paid#} of the block; {due#} or more was expected.':
    'Un trabajo te paga {paid} del bloque; se esperaba {due} o más.',
  nothing: 'nada',
  'The block it wants mined pays {paid#} of its value to {address}; at least {due#} is expected. Nothing of it is mined.':
    'El bloque que quiere minar paga {paid} de su valor a {address}; se espera al menos {due}. No se mina nada suyo.',
  'It does not answer.': 'No responde.',
  'It is for {algorithm}; only {own} (RandomX) can be mined.':
    'Es para {algorithm}; solo se puede minar {own} (RandomX).',
  'It has no seed hash, so it is not for RandomX.':
    'No tiene hash semilla, así que no es para RandomX.',
  'Its nonce is not where Monero has it.': 'Su nonce no está donde lo tiene Monero.',
  '{chain} is not mined over Stratum V1': '{chain} no se mina con Stratum V1',
  'its blocks are easier than {chain} allows: it serves another chain':
    'sus bloques son más fáciles de lo que permite {chain}: sirve otra cadena',
  'its coinbase carries no height (BIP 34), which {chain} demands':
    'su coinbase no lleva altura (BIP 34), que {chain} exige',
  'too many requests are unanswered': 'demasiadas peticiones siguen sin respuesta',
  'no answer in {seconds} s': 'sin respuesta en {seconds} s',
  'the connection ended': 'la conexión terminó',
  'Its blocks are {times#} times easier than those shown {witness}: this is another chain.':
    'Sus bloques son {times} veces más fáciles que los mostrados {witness}: es otra cadena.',
  'Its blocks are {times#} times harder than those shown {witness}: this is another chain.':
    'Sus bloques son {times} veces más difíciles que los mostrados {witness}: es otra cadena.',
  before: 'antes',
  'by {label}': 'por {label}',
  'It is at block {at}; block {known} was shown {witness}: this is another chain.':
    'Está en el bloque {at}; el bloque {known} ya se mostró {witness}: es otra cadena.',
  'It works on {words}: this is another chain.': 'Trabaja sobre {words}: es otra cadena.',
  'a branch that your node left {depth} blocks ago':
    'una rama que tu nodo dejó hace {depth} bloques',
  'another block at height {height} than your node has':
    'otro bloque a la altura {height} que el de tu nodo',
  'a difficulty that is not the one of your node': 'una dificultad que no es la de tu nodo',
  'a chain whose blocks your node has not seen for ten minutes':
    'una cadena cuyos bloques tu nodo no ha visto en diez minutos',
  "Its job is {hours} h ahead of this computer's clock: one of the two is wrong.":
    'Su trabajo va {hours} h por delante del reloj de este equipo: uno de los dos está mal.',
  "Its job is {hours} h behind this computer's clock: one of the two is wrong.":
    'Su trabajo va {hours} h por detrás del reloj de este equipo: uno de los dos está mal.',
  'Too late: the job was over when the share arrived.':
    'Demasiado tarde: el trabajo había acabado cuando llegó el share.',
  'The same share had been sent before.': 'Ya se había enviado el mismo share.',
  'The share was below the difficulty the source asks for.':
    'El share estaba por debajo de la dificultad que pide la fuente.',
  'The source does not know this user.': 'La fuente no conoce a este usuario.',
  'The connection had not been subscribed.': 'La conexión no estaba suscrita.',
  'The source could not use the share.': 'La fuente no pudo usar el share.',
  'The source gave no reason that is known here.': 'La fuente no dio ningún motivo conocido aquí.',
  'No answer came.': 'No llegó respuesta.',
  'Further reasons, counted together.': 'Otros motivos, contados juntos.',
  'its source is gone': 'su fuente ya no está',
  'too many shares wait for an answer': 'demasiados shares esperan respuesta',
  'no node of this chain is set up': 'no hay ningún nodo de esta cadena',
  'a found block': 'un bloque encontrado',
  'the app is closing; it is sent at the next start':
    'la aplicación se cierra; se envía en el próximo inicio',
  'it was cut off or changed outside of Adit, and was kept aside':
    'fue cortado o cambiado fuera de Adit, y se apartó',
  'no answer yet': 'aún sin respuesta',
  'an answer that submitblock does not give': 'una respuesta que submitblock no da',
  'the job is too old to be remembered': 'el trabajo es demasiado antiguo para recordarlo',
  'The node said: {message}.': 'El nodo dijo: {message}.',
};

/** Kernels, and what limits RandomX. */
const kernels: Phrases = {
  'chosen by hand': 'elegido a mano',
  'faster in the benchmark': 'más rápido en la medición',
  'its thread died twice within a minute ({problem})':
    'su hilo murió dos veces en un minuto ({problem})',
  'every kernel failed its self-test or died':
    'todos los kernels fallaron su autoprueba o murieron',
  'no batch finished for {seconds} s': 'ningún lote terminó en {seconds} s',
  'the reference did not confirm a nonce it found':
    'la referencia no confirmó un nonce que encontró',
  'ended with code {code}': 'terminó con el código {code}',
  'C kernels are switched off': 'los kernels en C están desactivados',
  'C, SHA extensions': 'C, extensiones SHA',
  'JavaScript reference': 'referencia en JavaScript',
  'no C kernels were built': 'no se compilaron kernels en C',
  'the C kernels can not be loaded: {problem}': 'los kernels en C no se pueden cargar: {problem}',
  'not built for this kind of processor': 'no compilado para este tipo de procesador',
  'this processor lacks the instructions': 'a este procesador le faltan las instrucciones',
  'not written for this algorithm': 'no escrito para este algoritmo',
  'this JavaScript engine lacks WebAssembly SIMD':
    'a este motor de JavaScript le falta WebAssembly SIMD',
  'RandomX dataset': 'dataset de RandomX',
  'RandomX cache': 'caché de RandomX',
  'Dataset of 2080 MiB': 'Dataset de 2080 MiB',
  'Cache of 256 MiB': 'Caché de 256 MiB',
  '{code}, AES in hardware, dataset of 2080 MiB, {pages}':
    '{code}, AES por hardware, dataset de 2080 MiB, {pages}',
  '{code}, AES in software, dataset of 2080 MiB, {pages}':
    '{code}, AES por software, dataset de 2080 MiB, {pages}',
  '{code}, AES in hardware, cache of 256 MiB, {pages}':
    '{code}, AES por hardware, caché de 256 MiB, {pages}',
  '{code}, AES in software, cache of 256 MiB, {pages}':
    '{code}, AES por software, caché de 256 MiB, {pages}',
  compiled: 'compilado',
  interpreted: 'interpretado',
  'large pages': 'páginas grandes',
  'large pages where the system has them': 'páginas grandes donde el sistema las tiene',
  'ordinary pages': 'páginas normales',
  '{programs}; {aes}; the cache is filled with {instructions}.':
    '{programs}; {aes}; la caché se llena con {instructions}.',
  'Programs are compiled': 'Los programas se compilan',
  'Programs are interpreted, four times slower':
    'Los programas se interpretan, cuatro veces más lento',
  'AES runs in hardware': 'AES va por hardware',
  'this processor has no AES instructions, which halves the speed':
    'este procesador no tiene instrucciones AES, lo que reduce la velocidad a la mitad',
  'plain instructions, slower': 'instrucciones simples, más lento',
  'librandomx is missing. {howToGet}': 'falta librandomx. {howToGet}',
  'Install it: Debian and Ubuntu apt install librandomx0; elsewhere build it from its source, {source}':
    'Para instalarla: en Debian y Ubuntu apt install librandomx0; en otros, compilarla desde su código, {source}',
  'A complete librandomx ({name} lacks calls)':
    'Una librandomx completa (a {name} le faltan llamadas)',
  'no virtual machine could be made': 'no se pudo crear ninguna máquina virtual',
  'the dataset does not agree with its cache': 'el dataset no concuerda con su caché',
  '{size} MiB of memory were refused': 'se negaron {size} MiB de memoria',
  Memory: 'Memoria',
  'Large pages': 'Páginas grandes',
  Threads: 'Hilos',
  Library: 'Biblioteca',
  '{megabytes} MiB are free': '{megabytes} MiB están libres',
  'The dataset of 2080 MiB is in memory, so it runs fast; {free}.':
    'El dataset de 2080 MiB está en memoria, así que va rápido; {free}.',
  'It runs light, about ten times slower. {free}, enough for fast: unpin light among the kernels, or start anew.':
    'Va en modo ligero, unas diez veces más lento. {free}, bastantes para el rápido: soltar el ligero entre los kernels, o reiniciar.',
  'It runs light, about ten times slower: fast needs {need} MiB, {free}. Close other programs.':
    'Va en modo ligero, unas diez veces más lento: el rápido necesita {need} MiB, {free}. Cerrar otros programas.',
  '{free}: the dataset of 2080 MiB fits, so it runs fast.':
    '{free}: el dataset de 2080 MiB cabe, así que va rápido.',
  'Fast needs {need} MiB, {free}: it runs light, about ten times slower. Close other programs.':
    'El rápido necesita {need} MiB, {free}: va en modo ligero, unas diez veces más lento. Cerrar otros programas.',
  'Light needs {need} MiB, {free}.': 'El ligero necesita {need} MiB, {free}.',
  'Enough are reserved.': 'Hay bastantes reservadas.',
  'The system gives them to the dataset without being asked for rights.':
    'El sistema se las da al dataset sin pedir permisos.',
  'This system offers none to programs.': 'Este sistema no las ofrece a los programas.',
  'Pages of 2 MiB are worth some 8 %. To allow them: echo {commands}':
    'Las páginas de 2 MiB valen cerca de un 8 %. Para permitirlas: echo {commands}',
  'Pages of 2 MiB are worth some 8 %. To allow them: give your account the right "Lock pages in memory" and sign in anew.':
    'Las páginas de 2 MiB valen cerca de un 8 %. Para permitirlas: dar a la cuenta el derecho “Bloquear páginas en la memoria” e iniciar sesión de nuevo.',
  'The system does not tell the size of the third-level cache.':
    'El sistema no dice el tamaño de la caché de tercer nivel.',
  '{megabytes} MiB of third-level cache feed {count} threads, 2 MiB each: enough for all {cores} cores.':
    '{megabytes} MiB de caché de tercer nivel alimentan {count} hilos, 2 MiB cada uno: bastan para los {cores} núcleos.',
  '{megabytes} MiB of third-level cache feed {count} threads, 2 MiB each: {fed} of {cores} are used unless you choose a number; more are slower each.':
    '{megabytes} MiB de caché de tercer nivel alimentan {count} hilos, 2 MiB cada uno: se usan {fed} de {cores} si no se elige un número; con más, cada uno va más lento.',
  '{megabytes} MiB of third-level cache feed {count} thread, 2 MiB each: {fed} of {cores} are used unless you choose a number; more are slower each.':
    '{megabytes} MiB de caché de tercer nivel alimentan {count} hilo, 2 MiB: se usa {fed} de {cores} si no se elige un número; con más, cada uno va más lento.',
  'Missing. {howToGet}': 'Falta. {howToGet}',
  'it is not built in': 'no está incluido',
  'this JavaScript engine has no WebAssembly': 'este motor de JavaScript no tiene WebAssembly',
};

/** Faults as a short problem, where they stand for a whole error. */
const faults: Phrases = {
  'No computer is known by the name {host}': 'No se conoce ningún equipo con el nombre {host}',
  'Nothing listens at {host}, port {port}': 'Nada escucha en {host}, puerto {port}',
  '{host} did not answer': '{host} no respondió',
  '{host} closed the connection': '{host} cerró la conexión',
  'The certificate of {host} is not trusted': 'El certificado de {host} no es de confianza',
  'The proxy did not connect to {host}': 'El proxy no conectó con {host}',
  'The connection to {host} failed': 'Falló la conexión con {host}',
  '{host} sent more than any honest answer': '{host} envió más que cualquier respuesta honesta',
  'Your node refused the cookie': 'Tu nodo rechazó la cookie',
  'Your node refused the password': 'Tu nodo rechazó la contraseña',
  'The node at {host} is starting': 'El nodo en {host} está arrancando',
  'The node at {host} is still synchronising': 'El nodo en {host} aún se está sincronizando',
  'The node at {host} is connected to nobody': 'El nodo en {host} no está conectado a nadie',
  'The node at {host} is overloaded': 'El nodo en {host} está sobrecargado',
  '{host} refused the user name': '{host} rechazó el usuario',
  '{host} has been silent too long': '{host} lleva demasiado tiempo callado',
};

/** Spanish for the sentences that main makes: reasons, checks, guards, feeds. */
export const saidPhrases: Phrases = {
  ...origins,
  ...sensors,
  ...guards,
  ...measurement,
  ...plan,
  ...feeds,
  ...answers,
  ...checks,
  ...work,
  ...kernels,
  ...withVariants(faults),
};
