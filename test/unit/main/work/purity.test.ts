import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../../../main/work');

it('takes time and chance as arguments', () => {
  const offenders = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) =>
      /Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval/.test(
        readFileSync(join(ROOT, name), 'utf8'),
      ),
    );
  expect(offenders).toEqual([]);
});

it('keeps sockets and timers out of the codecs', () => {
  const folder = join(ROOT, 'protocol');
  const offenders = readdirSync(folder).filter((name) =>
    /from '(?:node:(?:net|tls|dns|http|timers)|undici|\.\.\/\.\.\/net)/.test(
      readFileSync(join(folder, name), 'utf8'),
    ),
  );
  expect(offenders).toEqual([]);
});
