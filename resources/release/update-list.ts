import { readFileSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { dump, load } from 'js-yaml';

/** As much of `latest*.yml` as is touched here; everything else is kept. */
interface UpdateList {
  readonly version: string;
  readonly files: readonly { readonly url: string; readonly sha512: string }[];
  /** Of 100 machines so many are offered this version; absent: all. */
  readonly stagingPercentage?: number;
}

/**
 * One list of the files that two processors need. Each build of macOS writes `latest-mac.yml` with its own
 * files only; the updater picks by the word arm64 in a file's name.
 *
 * @throws Error if the lists are of different versions
 */
function mergeLists(first: UpdateList, second: UpdateList): UpdateList {
  if (first.version !== second.version) {
    throw new Error(`lists of ${first.version} and ${second.version} can not be merged`);
  }
  return { ...first, files: [...first.files, ...second.files] };
}

/** The list for so many percent of machines; 100 offers it to all. */
function staged(list: UpdateList, percent: number): UpdateList {
  if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
    throw new Error(`"${percent}" is no whole percentage from 1 to 100`);
  }
  const { stagingPercentage: _before, ...rest } = list;
  return percent === 100 ? rest : { ...rest, stagingPercentage: percent };
}

const read = (path: string) => load(readFileSync(path, 'utf8')) as UpdateList;
const write = (path: string, list: UpdateList) =>
  writeFileSync(path, dump(list, { lineWidth: -1 }));

/**
 * `node update-list.ts merge <into> <first> <second>` or `node update-list.ts stage <percent> <list>...`
 */
function main([command, ...words]: readonly string[]): void {
  if (command === 'merge' && words.length === 3) {
    const [into = '', first = '', second = ''] = words;
    write(into, mergeLists(read(first), read(second)));
  } else if (command === 'stage' && words.length > 1) {
    for (const path of words.slice(1)) write(path, staged(read(path), Number(words[0])));
  } else {
    throw new Error(
      'usage: update-list.ts merge <into> <first> <second> | stage <percent> <list>...',
    );
  }
}

main(argv.slice(2));
