/** A hash that the authors of RandomX published. */
interface RandomxVector {
  readonly key: string;
  readonly input: string;
  /** Hex, in the order computed. */
  readonly hash: string;
}

/** RandomX v1, from tevador/RandomX src/tests/tests.cpp; in order of key. */
export const randomxVectors: readonly RandomxVector[] = [
  {
    key: 'test key 000',
    input: 'This is a test',
    hash: '639183aae1bf4c9a35884cb46b09cad9175f04efd7684e7262a0ac1c2f0b4e3f',
  },
  {
    key: 'test key 000',
    input: 'Lorem ipsum dolor sit amet',
    hash: '300a0adb47603dedb42228ccb2b211104f4da45af709cd7547cd049e9489c969',
  },
  {
    key: 'test key 001',
    input: 'sed do eiusmod tempor incididunt ut labore et dolore magna aliqua',
    hash: 'e9ff4503201c0c2cca26d285c93ae883f9b1d30c9eb240b820756f2d5a7905fc',
  },
];
