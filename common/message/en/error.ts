import { type CertificateWords, certificateFault, type ErrorTexts, text } from '../error-text.ts';

/** At most two decimals, never rounded up to the next whole. */
const percent = (value: number): string => `${Math.floor(value * 100) / 100} %`;

const certificate: CertificateWords = {
  selfSigned: 'No authority signed it, only itself.',
  unknownAuthority: 'It was signed by an authority that is not known here.',
  expired: 'It has expired.',
  notYetValid: 'It is not valid yet: perhaps this computer’s clock is wrong.',
  otherHost: 'It was made for another host.',
};

/** English: for the command line, the log, and the interface in English. A code without a text does not compile. */
export const errorTexts: ErrorTexts = {
  'ipc.invalid-argument': (p) =>
    text(
      'The app refused a request.',
      `${p.channel}: ${p.problem}`,
      'Correct the value and try again.',
    ),
  'ipc.unknown-call': (p) =>
    text(
      'This page and the app are of different versions.',
      `The app does not know ${p.channel}.`,
      'Reload the page.',
    ),
  'ipc.read-only': (p) =>
    text('This view may only read.', `${p.channel} changes something.`, 'Use the app itself.'),
  'ipc.disconnected': () =>
    text(
      'The connection to the app dropped.',
      'No answer came before it closed.',
      'It reconnects by itself; try again then.',
    ),
  'app.internal': (p) =>
    text('Something unexpected went wrong.', p.what, 'Try again; if it stays, look into the log.'),
  'app.stalled': (p) =>
    text(
      'The app was held up.',
      `It could do nothing for ${(p.stalledMs / 1000).toFixed(1)} s, so shares may have come late.`,
      'It goes on by itself. If it repeats, use fewer threads or look what else this computer does.',
    ),
  'app.already-running': (p) =>
    text(
      'Adit is already running with this data folder.',
      `${p.folder}${p.pid === null ? '' : ` is used by process ${p.pid}`}.`,
      'Use that one, end it, or choose another folder with --data-dir.',
    ),
  'app.folder-unusable': (p) =>
    text(
      'The data folder can not be written.',
      `${p.folder}: ${p.cause}.`,
      'Mend its permission or choose another with --data-dir.',
    ),
  'settings.unreadable': (p) =>
    text(
      'The settings file was not readable.',
      `${p.file} was kept as ${p.keptAs}; defaults are in force.`,
      'Set up again, or mend the kept file and put it back while Adit is closed.',
    ),
  'settings.invalid': (p) =>
    text(
      `${p.field} can not be ${p.value}.`,
      'The old value stays in force.',
      `Allowed: ${p.allowed}.`,
    ),
  'settings.not-saved': (p) =>
    text(
      'The settings could not be saved.',
      `${p.file}: ${p.cause}.`,
      'They are in force until Adit ends. Free some space or mend the permission.',
    ),
  'history.unreadable': (p) =>
    text(
      'The history was not readable.',
      `${p.file} was kept as ${p.keptAs}; a new one was begun.`,
      'Nothing to do: mining goes on. Keep the old file if you want it examined.',
    ),
  'disk.write-failed': (p) =>
    text(
      `Could not write ${p.what}.`,
      `${p.file}: ${p.cause}.`,
      'Free some space or mend the permission; it is tried again.',
    ),
  'net.unknown-host': (p) =>
    text(
      `No computer is known by the name ${p.host}.`,
      'The name service does not have it, or this computer is offline.',
      'Check the spelling and the network.',
    ),
  'net.refused': (p) =>
    text(
      `Nothing listens at ${p.host}, port ${p.port}.`,
      'The computer answered that the port is closed.',
      'Start the node or pool there, or correct the port.',
    ),
  'net.timeout': (p) =>
    text(
      `${p.host} did not answer.`,
      `Nothing came from port ${p.port} in ${Math.round(p.afterMs / 1000)} s.`,
      'Check address, port and firewall. It is tried again by itself.',
    ),
  'net.closed': (p) =>
    text(
      `${p.host} closed the connection.`,
      `Port ${p.port} was open and then closed.`,
      'It is tried again by itself. If it repeats, check that the port speaks this protocol.',
    ),
  'net.certificate': (p) =>
    text(
      `The certificate of ${p.host} is not trusted.`,
      `${certificateFault(p.cause, certificate)}${p.fingerprint === null ? '' : ` Its SHA-256 fingerprint is ${p.fingerprint}.`}`,
      'If the server is yours and the fingerprint is right, pin it in the source; otherwise do not connect.',
    ),
  'net.proxy': (p) =>
    text(
      `The proxy did not connect to ${p.host}.`,
      `${p.proxy}: ${p.problem}.`,
      'Check that the proxy runs and its address is right. It is tried again by itself; nothing goes around it.',
    ),
  'net.bad-authority': (p) =>
    text(
      `The authorities for ${p.host} can not be read.`,
      p.problem,
      'Paste certificates as PEM text, beginning with -----BEGIN CERTIFICATE-----.',
    ),
  'net.too-long': (p) =>
    text(
      `${p.host} sent more than any honest answer.`,
      `One message was longer than ${p.limitBytes} bytes; the connection was closed.`,
      'Check that the address is a node or pool.',
    ),
  'net.failed': (p) =>
    text(`The connection to ${p.host} failed.`, p.cause, 'It is tried again by itself.'),
  'net.bad-url': (p) =>
    text(`The address ${p.url} can not be used.`, p.problem, 'Correct it and try again.'),
  'rpc.not-json': (p) =>
    text(
      `${p.host} is not a node.`,
      `It answered with something else than JSON, beginning: ${p.begins}`,
      'Check address and port: this looks like a web server.',
    ),
  'rpc.unauthorized': (p) =>
    p.method === 'cookie'
      ? text(
          'Your node refused the cookie.',
          `${p.host} wrote a new cookie file when it started, or the file is of another node.`,
          'Adit reads it again by itself. Check the file if this stays.',
        )
      : text(
          'Your node refused the password.',
          `${p.host} does not accept this user name and password.`,
          'Correct them under Work: they are rpcuser and rpcpassword of the node.',
        ),
  'rpc.cookie-unreadable': (p) =>
    text(
      'The cookie file can not be read.',
      `${p.file}: ${p.cause}.`,
      'Start the node, or choose the .cookie file in its data folder.',
    ),
  'rpc.warming-up': (p) =>
    text(`The node at ${p.host} is starting.`, p.stage, 'It is asked again by itself.'),
  'rpc.syncing': (p) =>
    text(
      `The node at ${p.host} is still synchronising.`,
      p.detail,
      'It gives work when it has caught up; it is asked again by itself.',
    ),
  'rpc.no-peers': (p) =>
    text(
      `The node at ${p.host} is connected to nobody.`,
      'A node without peers gives no work, because its block would reach nobody.',
      'Check the network of the node; it is asked again by itself.',
    ),
  'rpc.no-such-method': (p) =>
    text(
      `${p.host} does not know ${p.method}.`,
      'It is another program, too old, or restricted.',
      'Check that the address is a full node that allows this call.',
    ),
  'rpc.busy': (p) =>
    text(
      `The node at ${p.host} is overloaded.`,
      'Its work queue is full.',
      'It is asked again by itself.',
    ),
  'rpc.failed': (p) =>
    text(
      `The node at ${p.host} answered ${p.method} with an error.`,
      `${p.code}: ${p.message}`,
      'It is asked again by itself.',
    ),
  'rpc.bad-answer': (p) =>
    text(
      `The node at ${p.host} gave an answer that can not be used.`,
      `${p.method}: ${p.problem}.`,
      'Check that it is a supported node. Nothing is mined on this answer.',
    ),
  'work.wrong-chain': (p) =>
    text(
      `The node is on ${p.found}, not on ${p.expected}.`,
      'Mining there would pay coins of another network.',
      'Choose the network that the node is on, or another node.',
    ),
  'work.bad-address': (p) =>
    text(
      `The payout address can not be used on ${p.chain}.`,
      p.problem,
      'Paste an address of your wallet for this network.',
    ),
  'work.no-source': () =>
    text('No source of work is set up.', 'There is nothing to mine on.', 'Add one under Work.'),
  'work.bad-job': (p) =>
    text(`${p.source} gave a job that can not be mined.`, p.problem, 'Another source is tried.'),
  'work.payout-proof': (p) =>
    text(
      p.paidPercent === 0 ? `${p.source} does not pay you.` : `${p.source} pays you too little.`,
      `The block it wants mined pays ${percent(p.paidPercent)} of its value to ${p.address}; at least ${percent(p.minPercent)} is expected. Nothing of it is mined.`,
      p.isLeft
        ? 'The pool was left. Check the address and the user name, or choose another pool; it is tried again when you have changed the source.'
        : 'Check the address and the user name, or lower what is expected. Another source is tried; this one is looked at again by itself.',
    ),
  'work.foreign-chain': (p) =>
    text(
      `${p.source} does not work on ${p.chain}.`,
      `${p.problem} Nothing of it is mined.`,
      'Choose the coin that the pool serves, or another pool.',
    ),
  'work.proposal-refused': (p) =>
    text(
      'The node refused our block before it was mined.',
      `It said: ${p.reason}.`,
      'Nothing is mined on it. Check the payout address and the version of the node.',
    ),
  'stratum.subscribe-refused': (p) =>
    text(`${p.host} refused the subscription.`, p.reason, 'Check address, port and algorithm.'),
  'stratum.unauthorized': (p) =>
    text(
      `${p.host} refused the user name.`,
      `${p.user}: ${p.reason}`,
      'Most solo pools want your payout address there.',
    ),
  'stratum.bad-message': (p) =>
    text(`${p.host} does not speak Stratum.`, p.problem, 'Check address and port.'),
  'stratum.redirect-refused': (p) =>
    text(
      `${p.host} asked to move to ${p.to}.`,
      'Adit follows a pool to another port of the same host only.',
      'If you trust the new one, enter it yourself under Work.',
    ),
  'stratum.silent': (p) =>
    text(
      `${p.host} has been silent too long.`,
      `Nothing came for ${Math.round(p.afterMs / 1000)} s, not even an answer.`,
      'The connection is made anew.',
    ),
  'stratum.banned': (p) =>
    text(`${p.host} turned us away.`, p.reason, 'Another source is tried; check with the pool.'),
  'kernel.self-test-failed': (p) =>
    text(
      `The kernel ${p.kernel} gave a wrong answer and is not used.`,
      p.problem,
      'Another kernel is used. Please report it with your processor model.',
    ),
  'kernel.none': (p) =>
    text(`${p.algorithm} can not run here.`, p.reason, 'Choose another coin or see `adit check`.'),
  'kernel.crashed': (p) =>
    text(
      `The kernel ${p.kernel} died twice within a minute.`,
      p.next === null ? 'No other is left.' : `${p.next} took over.`,
      'Please report it with your processor model.',
    ),
  'kernel.memory': (p) =>
    text(
      'There is not enough free memory.',
      `${Math.round(p.needBytes / 1048576)} MiB are needed, ${Math.round(p.freeBytes / 1048576)} MiB are free.`,
      'Close other programs or use fewer threads.',
    ),
  'kernel.library-missing': (p) =>
    text(`${p.library} is not on this computer.`, 'This algorithm needs it.', p.howToGet),
  'remote.not-here': () =>
    text(
      'This is decided at the computer itself.',
      'A page from outside can not change who is let in.',
      'Open Adit there.',
    ),
  'remote.off': () =>
    text('Remote access is not on.', 'There is nothing a link could open.', 'Turn it on first.'),
  'remote.no-interface': (p) =>
    text(
      'The network interface is not there.',
      `${p.interface} is missing or has no address.`,
      'It is tried again every minute. Connect it, or choose another.',
    ),
  'remote.certificate': (p) =>
    text(
      'The certificate can not be used.',
      `${p.file}: ${p.problem}`,
      'Name PEM files of a certificate and its key, or leave both empty for one that Adit makes.',
    ),
  'host.not-measurable': (p) =>
    text('The measurement can not begin now.', p.reason, 'Begin it again when that has changed.'),
  'economics.unknown-model': (p) =>
    text(
      `There is no model named ${p.model}.`,
      'The name is not in the list.',
      'See `adit economics list`.',
    ),
  'economics.invalid-input': (p) =>
    text(`${p.field} can not be ${p.value}.`, `Model ${p.model}.`, `It ${p.allowed}.`),
  'update.not-genuine': (p) =>
    text(
      'The downloaded version is not the one that was released.',
      p.problem,
      'It was thrown away. Try again later; if it happens again, please report it.',
    ),
  'update.failed': (p) =>
    text('No newer version could be fetched.', p.problem, 'It is tried again tomorrow.'),
  'cli.usage': (p) => text('The command can not be understood.', p.problem, 'See --help.'),
};
