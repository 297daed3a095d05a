import { wireErrorFrom } from '../common/contract/errors.ts';
import { exitCode, sentenceOf, writeJson, writeLine, writeNote } from './cli/output.ts';

const help = `Adit mines on your own machine and tells you the truth about it.

adit mine       mine: practice, solo against a node, or in a pool
adit bench      how fast this machine hashes
adit check      is a node or pool ready to be mined on?
adit serve      the interface for a browser, here or over the network
adit economics  run an economics model
adit export     blocks, shares and energy as CSV, JSON or a ledger's journal
adit import     take pools from the configuration of XMRig, cpuminer or cgminer

adit <command> --help tells the rest. Exit codes: 0 done, 1 failed, 2 bad usage.`;

interface Command {
  readonly help: string;
  readonly run: (words: readonly string[]) => number | Promise<number>;
}

/** Commands are loaded when they are named: \`economics list\` must not load a miner. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  mine: async () => {
    const { mine, mineHelp } = await import('./cli/mine.ts');
    return { help: mineHelp, run: mine };
  },
  bench: async () => {
    const { bench, benchHelp } = await import('./cli/bench.ts');
    return { help: benchHelp, run: bench };
  },
  check: async () => {
    const { check, checkHelp } = await import('./cli/check.ts');
    return { help: checkHelp, run: check };
  },
  serve: async () => {
    const { serve, serveHelp } = await import('./cli/serve.ts');
    return { help: serveHelp, run: serve };
  },
  economics: async () => {
    const { economics, economicsHelp } = await import('./cli/economics.ts');
    return { help: economicsHelp, run: economics };
  },
  export: async () => {
    const { exportCommand, exportHelp } = await import('./cli/export.ts');
    return { help: exportHelp, run: exportCommand };
  },
  import: async () => {
    const { importCommand, importHelp } = await import('./cli/import.ts');
    return { help: importHelp, run: importCommand };
  },
};

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    writeNote(help);
    return exitCode.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    writeLine(help);
    return exitCode.done;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    writeNote(`There is no command ${JSON.stringify(name)}.\n\n${help}`);
    return exitCode.usage;
  }
  const command = await load();
  if (rest.includes('--help') || rest.includes('-h')) {
    writeLine(command.help);
    return exitCode.done;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    const wire = wireErrorFrom(error);
    writeNote(sentenceOf(wire));
    if (rest.includes('--json')) writeJson({ event: 'error', ...wire, message: sentenceOf(wire) });
    if (wire.code === 'app.internal' && error instanceof Error) writeNote(error.stack ?? '');
    const isUsage = ['cli.usage', 'economics.unknown-model', 'economics.invalid-input'].includes(
      wire.code,
    );
    return isUsage ? exitCode.usage : exitCode.failed;
  }
}

// A reader that has seen enough (`| head`) closes the pipe; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.done);
  throw error;
});
process.exitCode = await main(process.argv.slice(2));
