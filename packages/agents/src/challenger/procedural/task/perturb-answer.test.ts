import { createRandom, type Json } from '@sca/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perturbAnswer } from './perturb-answer.ts';
import { isSameAnswer } from './same-answer.ts';

it('is never the answer', () => {
  const scalar = fc.oneof(
    fc.stringMatching(/^\w[\w .-]{0,20}$/),
    fc.integer({ min: -1e6, max: 1e6 }),
    fc.boolean(),
  );
  const answer = fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(answer, fc.nat(), (right, seed) => {
      const wrong = perturbAnswer(right as Json, createRandom(seed));
      expect(isSameAnswer(wrong, right as Json)).toBe(false);
    }),
  );
});
