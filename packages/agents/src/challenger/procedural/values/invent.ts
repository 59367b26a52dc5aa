import type { Json, Random } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import { listedLetters } from './listed-letters.ts';
import { WORDS } from './word-list.ts';

/** Makes up a value that a parameter may take by its type, its bounds and the words it is described with. */
export function invent(parameter: Parameter, random: Random): Json | undefined {
  if (parameter.kind === 'number' || parameter.kind === 'integer') return inventNumber(parameter, random);
  return parameter.kind === 'string' ? inventText(parameter, random) : undefined;
}

/** True where the parameter is arithmetic as text. */
export function isExpression(parameter: Parameter): boolean {
  return parameter.kind === 'string' && /\b(expression|formula|arithmetic)\b/.test(hintsOf(parameter));
}

function hintsOf({ name, description, schema }: Parameter): string {
  return `${name.replaceAll('_', ' ')} ${description} ${schema.format ?? ''}`.toLowerCase();
}

interface TextFormat {
  /** Told by the parameter's name, description and format. */
  readonly hint: RegExp;
  make(random: Random): string;
}

const FORMATS: readonly TextFormat[] = [
  { hint: /\bhex(adecimal)?\b/, make: (random) => hexOf(phrase(random, 2)) },
  { hint: /\b(m?rna)\b/, make: (random) => letters(random, 'ACGU', 3 * random.integer(2, 6)) },
  { hint: /\bdna\b/, make: (random) => letters(random, 'ACGT', 3 * random.integer(2, 6)) },
  { hint: /\bbinary\b|\bbits\b/, make: (random) => letters(random, '01', 8 * random.integer(1, 3)) },
  { hint: /\be-?mail\b/, make: (random) => `${random.pick(WORDS)}@${random.pick(WORDS)}.example` },
  { hint: /\bdate\b|\bday of\b|yyyy-mm-dd/, make: inventDate },
  { hint: /\btwo letters\b/, make: (random) => letters(random, 'ACDEILMNORSTV', 2) },
  { hint: /\b(zip|postal)\b/, make: (random) => letters(random, '123456789', 5) },
];

function inventText(parameter: Parameter, random: Random): string | undefined {
  if (parameter.schema.pattern !== undefined) return undefined;
  const hints = hintsOf(parameter);
  const listed = listedLetters(parameter.description);
  if (listed) return atTimesWrong(letters(random, listed, 3 * random.integer(2, 6)), random);
  const format = FORMATS.find(({ hint }) => hint.test(hints));
  if (format) return format.make(random);
  const most = Number(parameter.schema.maxLength ?? 80);
  return phrase(random, 4).slice(0, most).trim();
}

/** Tools that tell right from wrong need something wrong now and then. */
function atTimesWrong(text: string, random: Random): string {
  if (random.integer(0, 6) > 0) return text;
  const at = random.integer(0, text.length - 1);
  return text.slice(0, at) + random.pick([...'BXZ']) + text.slice(at + 1);
}

function phrase(random: Random, most: number): string {
  const words = Array.from({ length: random.integer(1, most) }, () => random.pick(WORDS));
  const text = words.join(' ');
  return random.integer(0, 2) === 0 ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function letters(random: Random, alphabet: string, count: number): string {
  return Array.from({ length: count }, () => random.pick([...alphabet])).join('');
}

function hexOf(text: string): string {
  return Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

function inventDate(random: Random): string {
  const [month, day] = [random.integer(1, 12), random.integer(1, 28)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${random.integer(2023, 2026)}-${month}-${day}`;
}

function inventNumber(parameter: Parameter, random: Random): number {
  const { kind, schema } = parameter;
  const hints = hintsOf(parameter);
  const isSmall = kind === 'integer' || /\b(rate|percent|percentage|factor|ratio)\b|%/.test(hints);
  const low = Math.max(1, Number(schema.minimum ?? schema.exclusiveMinimum ?? 1));
  const high = Math.min(
    isSmall ? low + 24 : low + 1999,
    Number(schema.maximum ?? schema.exclusiveMaximum ?? Infinity),
  );
  const whole = random.integer(Math.ceil(low), Math.max(Math.ceil(low), Math.floor(high)));
  if (kind === 'integer' || whole >= high) return whole;
  const decimals = random.pick([0, 0, 1, 2]);
  return Number((whole + (decimals === 0 ? 0 : random.float())).toFixed(decimals));
}
