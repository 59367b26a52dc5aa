import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineImage } from './guest-machine.ts';
import { applyImageDelta, imageDelta } from './image-delta.ts';

const DATA_BYTES = 3000;
const image = (
  heapBytes: number,
  changes: readonly (readonly [at: number, byte: number])[] = [],
): MachineImage => {
  const whole = Buffer.alloc(DATA_BYTES + heapBytes, 7);
  for (const [at, byte] of changes) whole[at % whole.length] = byte;
  return { data: whole.subarray(0, DATA_BYTES), heap: whole.subarray(DATA_BYTES) };
};

describe('the delta of an image', () => {
  it('brings the image back, whether it is longer or shorter than its base', () => {
    const change = fc.tuple(fc.nat(20_000), fc.nat(255));
    const heapBytes = fc.integer({ min: 0, max: 10_000 });

    fc.assert(
      fc.property(heapBytes, heapBytes, fc.array(change, { maxLength: 20 }), (baseBytes, bytes, changes) => {
        const base = image(baseBytes);
        const changed = image(bytes, changes);
        const { data, heap } = applyImageDelta(imageDelta(changed, base), base);
        expect(data.equals(changed.data) && heap.equals(changed.heap)).toBe(true);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is small where little changed, and leaves its base alone', () => {
    const base = image(100_000);
    const delta = imageDelta(
      image(100_000, [
        [50_000, 1],
        [50_001, 2],
      ]),
      base,
    );

    const { heap } = applyImageDelta(delta, base);
    heap.fill(0);

    expect(delta.length).toBeLessThan(3000);
    expect(base.heap.equals(image(100_000).heap)).toBe(true);
  });
});
