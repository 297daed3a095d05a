import { writeFileDurably } from '../../main/record/durable-file.ts';
import { createDurableFolder } from '../../main/work/durable-folder.ts';

/** Writes the same text both ways under the limit of its process; prints the error of each, or `written`. */
const [folder = '', size = '0'] = process.argv.slice(2);
const text = 'é'.repeat(Number(size) / 2);
const outcomes: string[] = [];
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
try {
  writeFileDurably(`${folder}/file`, text);
  outcomes.push('written');
} catch (error) {
  outcomes.push(codeOf(error));
}
try {
  await createDurableFolder(folder).write('block', text);
  outcomes.push('written');
} catch (error) {
  outcomes.push(codeOf(error));
}
process.stdout.write(outcomes.join(' '));
