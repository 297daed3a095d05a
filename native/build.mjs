/**
 * Builds the C kernels into one shared library: native/build/adit-kernel-<platform>-<arch>.<so|dylib|dll>,
 * described by native/build/build.json. README.md beside this file says what the flags mean.
 *
 * Plain Node, no dependencies: it runs at install time, before anything else is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const NATIVE = dirname(fileURLToPath(import.meta.url));
const BUILD = join(NATIVE, 'build');
const HOST = `${process.platform}-${process.arch}`;

/*
 * Tuning that keeps the order of the source. gcc: its reassociation undoes the order of additions, its reuse of loads
 * across iterations fills the registers with schedule words, its expression replacement moves operations to their uses.
 * clang: its scheduler works from the top.
 */
const AS_WRITTEN = {
  gcc: ['-fno-tree-reassoc', '-fno-predictive-commoning', '-fno-tree-pre', '-fno-tree-ter'],
  clang: ['-mllvm', '-misched-topdown'],
};

/**
 * Every kernel, in order of preference per algorithm on a processor nobody measured. `needs` is cpu.c's word for
 * the instructions; `gcc` and `clang` are tuning flags for that family, done without where a version does not know
 * them; `prefer` is the family measured to be faster for this kernel, taken when it is there and none was asked for.
 */
const KERNELS = [
  {
    id: 'sha256d_avx512',
    arch: 'x64',
    needs: 'AVX512',
    flags: ['-mavx512f'],
    prefer: 'clang',
    ...AS_WRITTEN,
  },
  { id: 'sha256d_shani', arch: 'x64', needs: 'SHANI', flags: ['-msha', '-msse4.1'], prefer: 'gcc' },
  {
    id: 'sha256d_avx2',
    arch: 'x64',
    needs: 'AVX2',
    flags: ['-mavx2'],
    prefer: 'clang',
    ...AS_WRITTEN,
  },
  { id: 'sha256d_armv8', arch: 'arm64', needs: 'ARM_SHA2', flags: ['-march=armv8-a+crypto'] },
  { id: 'sha256d_neon', arch: 'arm64', needs: 'NEON', flags: [], ...AS_WRITTEN },
  { id: 'sha256d_portable', arch: null, needs: 'ALWAYS', flags: [] },
  {
    id: 'scrypt_avx512',
    arch: 'x64',
    needs: 'AVX512',
    flags: ['-mavx512f'],
    prefer: 'clang',
  },
  { id: 'scrypt_avx2', arch: 'x64', needs: 'AVX2', flags: ['-mavx2'], prefer: 'clang' },
  { id: 'scrypt_neon', arch: 'arm64', needs: 'NEON', flags: [] },
  { id: 'scrypt_portable', arch: null, needs: 'ALWAYS', flags: [], prefer: 'clang' },
];

/** Compilers to try for another target than this machine. */
const CROSS = {
  'win32-x64': ['x86_64-w64-mingw32-gcc', 'x86_64-w64-mingw32-clang'],
  'linux-arm64': ['aarch64-linux-gnu-gcc'],
  'linux-x64': ['x86_64-linux-gnu-gcc'],
};

const OPTIMISE = ['-std=c11', '-O3', '-D_POSIX_C_SOURCE=200809L'];
const WARN = ['-Wall', '-Wextra'];

const { values: option } = parseArgs({
  options: {
    cc: { type: 'string' },
    target: { type: 'string' },
    install: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    test: { type: 'boolean', default: false },
    bench: { type: 'boolean', default: false },
    sanitize: { type: 'string' },
    fuzz: { type: 'string' },
    run: { type: 'string' },
    headers: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

/** A failure that costs one kernel or the library, told in one line. */
class BuildError extends Error {}

/** With --json standard output is the bench's alone. */
function say(line) {
  (option.json ? console.error : console.log)(`native: ${line}`);
}

function run(command, args, { inherit = false } = {}) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: inherit ? 'inherit' : 'pipe',
    windowsHide: true,
  });
  if (result.error) throw new BuildError(`${command}: ${result.error.message}`);
  if (result.status !== 0) {
    const output = `${result.stderr ?? ''}${result.stdout ?? ''}`;
    const line = output.split('\n').find((text) => /error|cannot|unrecognized/i.test(text));
    const ending = result.signal ?? `exit code ${result.status}`;
    throw new BuildError(`${basename(command)}: ${line?.trim() ?? ending}`);
  }
  return result.stdout ?? '';
}

/** What a compiler command is and builds for, or null when it does not run. */
function probe(command) {
  try {
    const cl = basename(command).startsWith('clang-cl');
    const version = run(command, ['--version']).split('\n')[0].trim();
    const machine = cl
      ? /Target: (\S+)/.exec(run(command, ['--version']))?.[1]
      : run(command, ['-dumpmachine']).trim();
    const family = /clang/i.test(version) ? 'clang' : 'gcc';
    return { command, version, family, cl, target: targetOf(machine ?? '') };
  } catch (error) {
    if (error instanceof BuildError) return null;
    throw error;
  }
}

/** 'x86_64-linux-gnu' -> 'linux-x64', in Node's words for platform and architecture. */
function targetOf(machine) {
  const arch = /^(x86_64|amd64)/i.test(machine)
    ? 'x64'
    : /^(aarch64|arm64)/i.test(machine)
      ? 'arm64'
      : machine.split('-')[0];
  const platform = /mingw|windows|msvc/i.test(machine)
    ? 'win32'
    : /apple|darwin/i.test(machine)
      ? 'darwin'
      : 'linux';
  return `${platform}-${arch}`;
}

/** The compilers to use, the main one first. Sanitised objects do not mix, so then it is one. */
function findCompilers(target) {
  const host = target === HOST;
  const asked = option.cc ?? (host ? process.env.CC : undefined);
  const native =
    process.platform === 'win32' ? ['clang', 'gcc', 'clang-cl'] : ['cc', 'gcc', 'clang'];
  const names = asked ? [asked] : fuzzing() ? ['clang'] : host ? native : (CROSS[target] ?? []);
  const found = names.map(probe).filter((compiler) => compiler !== null);
  const fitting = found.filter((compiler) => compiler.target === target);
  if (fitting.length === 0) {
    throw new BuildError(
      found.length > 0
        ? `${found[0].command} builds for ${found[0].target}, not for ${target}`
        : `no C compiler found (tried ${names.join(', ') || `none known for ${target}`})`,
    );
  }
  return sanitizers() ? fitting.slice(0, 1) : fitting;
}

function sourcesIn(folder) {
  return readdirSync(join(NATIVE, folder))
    .filter((name) => /\.(c|h)$/.test(name))
    .map((name) => join(NATIVE, folder, name))
    .sort();
}

/** SHA-256 over every source, this script, the options and the compilers: what decides the result. */
function hashOf(compilers) {
  const hash = createHash('sha256');
  const files = ['.', 'sha256d', 'scrypt'].flatMap(sourcesIn);
  for (const file of [...files, fileURLToPath(import.meta.url)]) {
    hash
      .update(`${relative(NATIVE, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  hash.update(JSON.stringify([sanitizers(), compilers.map((c) => [c.command, c.version])]));
  return hash.digest('hex');
}

function compile(compiler, source, object, flags) {
  if (compiler.cl) {
    const own = flags.filter((flag) => !/^-(std|O\d|W|f)/.test(flag));
    run(compiler.command, ['/nologo', '/O2', '/std:c11', '/c', ...own, `/Fo${object}`, source]);
  } else {
    run(compiler.command, [...flags, '-c', source, '-o', object]);
  }
}

function link(compiler, objects, library) {
  if (compiler.cl) {
    run(compiler.command, ['/nologo', '/LD', ...objects, `/Fe${library}`]);
    return;
  }
  const windows = compiler.target.startsWith('win32') ? ['-static-libgcc'] : [];
  run(compiler.command, ['-shared', ...sanitizeFlags(), ...windows, ...objects, '-o', library]);
}

function commonFlags(compiler) {
  const windows = compiler.target.startsWith('win32');
  /* gcc on Windows aligns the stack to 16 bytes whatever a vector needs (its bug 54412): no aligned moves then. */
  const platform = !windows
    ? ['-fPIC', '-fvisibility=hidden']
    : compiler.family === 'gcc'
      ? ['-Wa,-muse-unaligned-vector-move']
      : [];
  return [...OPTIMISE, ...WARN, ...platform, ...sanitizeFlags()];
}

function fuzzing() {
  return option.fuzz !== undefined;
}

function sanitizers() {
  return option.sanitize ?? (fuzzing() ? 'address,undefined' : '');
}

function sanitizeFlags() {
  if (!sanitizers()) return [];
  return [
    `-fsanitize=${sanitizers()}${fuzzing() ? ',fuzzer-no-link' : ''}`,
    '-fno-sanitize-recover=all',
    '-fno-omit-frame-pointer',
    '-g',
  ];
}

/** Compiles each kernel for the target, each with its own flags; one that fails is left out, with its reason. */
function compileKernels(compilers, folder) {
  const arch = compilers[0].target.split('-')[1];
  return KERNELS.filter((kernel) => kernel.arch === null || kernel.arch === arch).map((kernel) => {
    const { id, needs } = kernel;
    let reason = null;
    for (const { compiler, flags } of attempts(kernel, compilers)) {
      try {
        compile(
          compiler,
          join(NATIVE, id.split('_')[0], `${id}.c`),
          join(folder, `${id}.o`),
          flags,
        );
        return { id, needs, compiler: compiler.version, flags, built: true, reason: null };
      } catch (error) {
        if (!(error instanceof BuildError)) throw error;
        reason ??= error.message;
      }
    }
    say(`${id} left out: ${reason}`);
    return { id, needs, compiler: null, flags: [], built: false, reason };
  });
}

/** The ways to compile a kernel, best first: the preferred compiler before the others, tuned before plain. */
function attempts(kernel, compilers) {
  const preferred = compilers.filter((compiler) => compiler.family === kernel.prefer);
  const others = compilers.filter((compiler) => compiler.family !== kernel.prefer);
  return [...preferred, ...others].flatMap((compiler) => {
    const flags = [...commonFlags(compiler), ...kernel.flags];
    const tuning = kernel[compiler.family] ?? [];
    return tuning.length > 0
      ? [
          { compiler, flags: [...flags, ...tuning] },
          { compiler, flags },
        ]
      : [{ compiler, flags }];
  });
}

function libraryName(target) {
  const extension = { win32: 'dll', darwin: 'dylib' }[target.split('-')[0]] ?? 'so';
  return `adit-kernel-${target}.${extension}`;
}

/** The library for a target and what it was made of. */
function build(target) {
  const compilers = findCompilers(target);
  const [main] = compilers;
  const special = sanitizers() ? `-${fuzzing() ? 'fuzz' : sanitizers().replaceAll(',', '-')}` : '';
  const folder = join(BUILD, `object-${target}${special}`);
  const library = join(special ? folder : BUILD, libraryName(target));
  const record =
    target === HOST && !special ? join(BUILD, 'build.json') : join(folder, 'build.json');
  const sourceHash = hashOf(compilers);
  const before = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : null;
  const fresh =
    option.force ||
    before?.sourceHash !== sourceHash ||
    !existsSync(library) ||
    !existsSync(folder);
  const report = fresh ? compileAll(compilers, folder, library, sourceHash) : before;
  if (fresh) writeFileSync(record, `${JSON.stringify(report, null, 2)}\n`);
  return { main, folder, report, fresh };
}

function compileAll(compilers, folder, library, sourceHash) {
  const [main] = compilers;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const kernels = compileKernels(compilers, folder);
  const built = kernels.filter((kernel) => kernel.built);
  if (built.length === 0) throw new BuildError(kernels[0].reason);
  writeFileSync(
    join(folder, 'kernels.inc'),
    built.map((kernel) => `KERNEL(${kernel.id}, ${kernel.needs})\n`).join(''),
  );
  compile(main, join(NATIVE, 'cpu.c'), join(folder, 'cpu.o'), [
    ...commonFlags(main),
    `-I${folder}`,
  ]);
  replace(library, (file) => link(main, objectsOf(folder, built), file));
  return {
    target: main.target,
    library: basename(library),
    compiler: { command: basename(main.command), version: main.version },
    sourceHash,
    kernels,
  };
}

/** Makes a file beside `file` and puts it in its place at once: a running Adit may have the old one loaded. */
function replace(file, make) {
  const next = `${file}.${process.pid}`;
  try {
    make(next);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    if (error instanceof BuildError) throw error;
    throw new BuildError(`${basename(file)} is in use: ${error.message}`);
  }
}

function objectsOf(folder, kernels) {
  return [...kernels.map((kernel) => join(folder, `${kernel.id}.o`)), join(folder, 'cpu.o')];
}

/** Compiles a C program beside the kernels of a build and links it with them. */
function program({ main, folder, report }, source, name, flags = []) {
  const file = join(folder, main.target.startsWith('win32') ? `${name}.exe` : name);
  const objects = objectsOf(
    folder,
    report.kernels.filter((kernel) => kernel.built),
  );
  const common = [...OPTIMISE, ...WARN, `-I${folder}`, ...sanitizeFlags(), ...flags];
  const math = main.target.startsWith('win32') ? [] : ['-lm'];
  run(main.command, [...common, join(NATIVE, source), ...objects, ...math, '-o', file]);
  return file;
}

/** Runs what was built, through an emulator if one was named. */
function execute(file, args) {
  const [command, ...before] = [...(option.run?.split(' ') ?? []), file];
  run(command, [...before, ...args], { inherit: true });
}

function fuzz(result) {
  const seconds = Number(option.fuzz) || 10;
  for (const kernel of result.report.kernels.filter((one) => one.built)) {
    const name = `fuzz_${kernel.id}`;
    const flags = ['-fsanitize=fuzzer', `-DFUZZ_KERNEL="${kernel.id}"`];
    const corpus = join(result.folder, `corpus-${kernel.id}`);
    mkdirSync(corpus, { recursive: true });
    const file = program(result, 'fuzz/fuzz.c', name, flags);
    say(`fuzzing ${kernel.id} for ${seconds} s`);
    run(
      file,
      [
        `-max_total_time=${seconds}`,
        '-max_len=512',
        '-verbosity=0',
        '-print_final_stats=1',
        corpus,
      ],
      {
        inherit: true,
      },
    );
  }
}

function main() {
  const target = option.target ?? (option.cc ? probe(option.cc)?.target : undefined) ?? HOST;
  const result = build(target);
  const built = result.report.kernels.filter((kernel) => kernel.built);
  const missing = result.report.kernels.length - built.length;
  const left = missing > 0 ? `, ${missing} left out` : '';
  say(
    `${result.report.library}: ${built.length} kernels${left}${result.fresh ? '' : ' (unchanged)'}`,
  );
  if (option.strict && missing > 0) process.exitCode = 1;
  if (option.test)
    execute(
      program(result, 'test/test.c', 'test'),
      option.headers ? ['--headers', option.headers] : [],
    );
  if (option.bench)
    execute(program(result, 'bench/bench.c', 'bench'), option.json ? ['--json'] : []);
  if (fuzzing()) fuzz(result);
}

try {
  main();
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  say(`${error.message}; without native kernels the WebAssembly ones are used`);
  if (!option.install) process.exitCode = 1;
}
