import { InvalidArgumentError } from 'commander';

/** A whole number from 1 up. */
export function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 1 up.');
  return Number(value);
}

/** A whole number from 0 up. */
export function countFromZero(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number from 0 up.');
  return Number(value);
}

/** A number from 0 to 1. */
export function fraction(value: string): number {
  const number = toNumber(value);
  if (number < 0 || number > 1) throw new InvalidArgumentError('It must be a number from 0 to 1.');
  return number;
}

/** A number above 0. */
export function positive(value: string): number {
  const number = toNumber(value);
  if (number <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return number;
}

/** Any finite number. */
export function toNumber(value: string): number {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.');
  return number;
}

/** Two numbers with a comma between them, each read by `parse`. */
export function pair(value: string, parse: (part: string) => number = toNumber): [number, number] {
  const [first, second, ...rest] = value.split(',');
  if (first === undefined || second === undefined || rest.length > 0)
    throw new InvalidArgumentError('It must be two numbers, as in 4096,512.');
  return [parse(first), parse(second)];
}
