const BYTES_PER_FLOAT = 4;

/** Base64 of the little-endian 32-bit floats, which keeps every bit. */
export function encodeFloats(floats: Float32Array): string {
  const bytes = Buffer.alloc(floats.length * BYTES_PER_FLOAT);
  for (let index = 0; index < floats.length; index += 1)
    bytes.writeFloatLE(floats[index] as number, index * BYTES_PER_FLOAT);
  return bytes.toString('base64');
}

/** The opposite; undefined where the text is no base64 of whole floats. */
export function decodeFloats(text: string): Float32Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  const isWhole = bytes.length % BYTES_PER_FLOAT === 0;
  // What Buffer passes over in silence does not come back.
  if (!isWhole || bytes.toString('base64') !== text) return undefined;
  return Float32Array.from({ length: bytes.length / BYTES_PER_FLOAT }, (_, index) =>
    bytes.readFloatLE(index * BYTES_PER_FLOAT),
  );
}
