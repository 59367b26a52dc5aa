import type { MachineImage } from './guest-machine.ts';

const BLOCK_BYTES = 1024;
const HEADER_BYTES = 4;

/**
 * What of an image differs from another, as one array of bytes: the length of the heap, then each block of
 * 1 KiB that differs, after its number. A turn changes little, so an episode holds tens of kilobytes.
 */
export function imageDelta(image: MachineImage, base: MachineImage): Uint8Array {
  const now = Buffer.concat([image.data, image.heap]);
  const before = Buffer.concat([base.data, base.heap]);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(image.heap.length);
  const parts = [header];
  for (let start = 0; start < now.length; start += BLOCK_BYTES) {
    const block = now.subarray(start, start + BLOCK_BYTES);
    if (block.equals(before.subarray(start, start + BLOCK_BYTES))) continue;
    const number = Buffer.alloc(HEADER_BYTES);
    number.writeUInt32LE(start / BLOCK_BYTES);
    parts.push(number, block);
  }
  return Buffer.concat(parts);
}

/** The image that a delta was taken of. */
export function applyImageDelta(delta: Uint8Array, base: MachineImage): MachineImage {
  const bytes = Buffer.from(delta.buffer, delta.byteOffset, delta.byteLength);
  const dataBytes = base.data.length;
  const whole = Buffer.alloc(dataBytes + bytes.readUInt32LE(0));
  base.data.copy(whole, 0);
  base.heap.copy(whole, dataBytes);
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    const start = bytes.readUInt32LE(at) * BLOCK_BYTES;
    const length = Math.min(BLOCK_BYTES, whole.length - start);
    bytes.copy(whole, start, at + HEADER_BYTES, at + HEADER_BYTES + length);
    at += HEADER_BYTES + length;
  }
  return { data: whole.subarray(0, dataBytes), heap: whole.subarray(dataBytes) };
}
