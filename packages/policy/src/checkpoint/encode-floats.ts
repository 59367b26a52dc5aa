/** Bytes that are turned into text at a time: the arguments of a call are limited. */
const PIECE = 0x8000;

/** Base64 of the little-endian 32-bit floats, which keeps every bit. */
export function encodeFloats(floats: Float32Array): string {
  const bytes = new Uint8Array(floats.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, float] of floats.entries()) view.setFloat32(index * 4, float, true);
  let binary = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(binary);
}

/** The opposite; undefined where the text is no base64 of whole floats. */
export function decodeFloats(text: string): Float32Array | undefined {
  const binary = decodeBase64(text);
  if (binary === undefined || binary.length % 4 !== 0) return undefined;
  const view = new DataView(new ArrayBuffer(binary.length));
  for (let index = 0; index < binary.length; index += 1) view.setUint8(index, binary.charCodeAt(index));
  return Float32Array.from({ length: binary.length / 4 }, (_, index) => view.getFloat32(index * 4, true));
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}
