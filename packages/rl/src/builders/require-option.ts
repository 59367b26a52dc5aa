import { ScaError } from '@sca/core';

/** @throws ScaError `OPTION_INVALID` unless `low` <= value <= `high`. */
export function requireInRange(name: string, value: number, [low, high]: readonly [number, number]): void {
  if (value >= low && value <= high) return;
  throw invalidOption(name, value, `a number from ${low} to ${high}`);
}

/** @throws ScaError `OPTION_INVALID` unless the value is one of the choices. */
export function requireChoice(name: string, value: string, choices: readonly string[]): void {
  if (!choices.includes(value)) throw invalidOption(name, value, `one of ${choices.join(', ')}`);
}

export function invalidOption(name: string, value: unknown, expected: string): ScaError {
  return new ScaError('OPTION_INVALID', `${name} is ${String(value)}; it takes ${expected}.`, {
    details: { option: name, value },
  });
}
