/** A module of assembler.ts at work. */
interface WasmInstance<Name extends string> {
  readonly memory: ArrayBuffer;
  readonly functions: Readonly<Record<Name, (...parameters: number[]) => number>>;
}

/** What of the engine's WebAssembly is used; Node's types leave it to the DOM's. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  Module: new (bytes: Uint8Array) => object;
  Instance: new (
    module: object,
  ) => {
    readonly exports: Readonly<Record<string, (...parameters: number[]) => number>> & {
      readonly memory: { readonly buffer: ArrayBuffer };
    };
  };
}

const { WebAssembly: api } = globalThis as unknown as { readonly WebAssembly?: WebAssemblyApi };

/** True when this JavaScript engine takes the module: it has WebAssembly and its SIMD instructions. */
export function canRunWasm(bytes: Uint8Array): boolean {
  return api?.validate(bytes) ?? false;
}

/** Compiles and instantiates a module; `Name` are the functions it exports. */
export function instantiate<Name extends string>(bytes: Uint8Array): WasmInstance<Name> {
  if (api === undefined) throw new Error('this JavaScript engine has no WebAssembly');
  const { exports } = new api.Instance(new api.Module(bytes));
  return { memory: exports.memory.buffer, functions: exports };
}
