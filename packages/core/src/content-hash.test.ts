import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash, portableSha256, sha256Hex } from './content-hash.ts';

describe('sha256Hex', () => {
  // FIPS 180-4, and python3 -c 'import hashlib; print(hashlib.sha256("ü😀".encode()).hexdigest())'
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['ü😀', '480eec2ac90675fd48de4593b4677e063d4fb9e17cbc335cadfc758f3d3d60ac'],
  ])('hashes "%s"', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
    expect(portableSha256(text)).toBe(hash);
  });

  test('is the same in Node and in plain JavaScript, lone surrogates included', () => {
    const texts = fc.string({ unit: fc.oneof(fc.constantFrom('\ud800', '\udfff', '😀', '\0'), fc.string()) });
    fc.assert(
      fc.property(texts, (text) => {
        expect(sha256Hex(text)).toBe(portableSha256(text));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

test('contentHash depends on the value, not on the order of keys', () => {
  expect(contentHash({ a: 1, b: [2] })).toBe(contentHash({ b: [2], a: 1 }));
  expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
});
