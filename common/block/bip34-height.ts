/**
 * The push of a block's height that opens its coinbase script (BIP 34).
 *
 * 0 is OP_0, 1 to 16 are OP_1 to OP_16, the rest a push of the minimal little-endian number with room for
 * its sign bit. Some pools write `0103` for height 3; Bitcoin Core refuses that.
 * Source: Bitcoin Core CScript << int64; vectors in test/vector/bip34.json.
 *
 * @param height - 0 to 2^31 - 1
 * @throws {@link RangeError} if out of range
 */
export function encodeHeight(height: number): Uint8Array {
  if (!Number.isInteger(height) || height < 0 || height > 0x7fffffff) {
    throw new RangeError(`not a block height: ${height}`);
  }
  if (height === 0) return Uint8Array.of(0x00);
  if (height <= 16) return Uint8Array.of(0x50 + height);
  const bytes: number[] = [];
  for (let rest = height; rest > 0; rest = Math.floor(rest / 256)) bytes.push(rest & 0xff);
  if ((bytes.at(-1)! & 0x80) !== 0) bytes.push(0);
  return Uint8Array.of(bytes.length, ...bytes);
}

/**
 * Reads the height from a coinbase script.
 *
 * @returns undefined when the script does not open with one (blocks before BIP 34)
 */
export function readHeight(scriptSig: Uint8Array): number | undefined {
  const opcode = scriptSig[0];
  if (opcode === undefined) return undefined;
  if (opcode === 0) return 0;
  if (opcode > 0x50 && opcode <= 0x60) return opcode - 0x50;
  const digits = scriptSig.subarray(1, 1 + opcode);
  if (opcode > 5 || digits.length !== opcode || (digits.at(-1)! & 0x80) !== 0) return undefined;
  return digits.reduceRight((height, digit) => height * 256 + digit, 0);
}
