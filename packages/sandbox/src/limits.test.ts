import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, type Limits, resolveLimits } from './limits.ts';

describe('resolveLimits', () => {
  it('completes with the defaults', () => {
    expect(resolveLimits()).toEqual(DEFAULT_LIMITS);
    expect(resolveLimits({ wallTimeMs: 5 })).toEqual({ ...DEFAULT_LIMITS, wallTimeMs: 5 });
  });

  it.each([
    ['wallTimeMs', 0],
    ['wallTimeMs', 1.5],
    ['wallTimeMs', Number.NaN],
    ['wallTimeMs', Number.POSITIVE_INFINITY],
    ['wallTimeMs', '100'],
    ['wallTimeMs', undefined],
    ['memoryBytes', 16 * 2 ** 20 - 1],
    ['memoryBytes', 2 ** 30 + 1],
    ['stackBytes', 256 * 2 ** 10 + 1],
    ['toolCalls', -1],
    ['nonsense', 1],
    ['__proto__2', 1],
  ])('refuses %s = %s', (name, value) => {
    expect(() => resolveLimits({ [name]: value } as Partial<Limits>)).toThrow(
      expect.objectContaining({
        code: 'LIMIT_INVALID',
        details: { name },
        message: expect.stringContaining(name),
      }),
    );
  });

  it.each([
    ['memoryBytes', 16 * 2 ** 20],
    ['stackBytes', 256 * 2 ** 10],
    ['toolCalls', 0],
    ['consoleBytes', 0],
    ['interruptCount', 1],
  ])('takes %s = %s', (name, value) => {
    expect(resolveLimits({ [name]: value })).toMatchObject({ [name]: value });
  });
});
