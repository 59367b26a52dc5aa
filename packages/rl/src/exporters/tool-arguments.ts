import { type JsonObject, ScaError } from '@sca/core';
import type { RowIssues } from './row-issues.ts';

/** How a trainer takes the arguments of a tool call. Chat templates differ: some want text, some an object. */
export interface ArgumentsStyle {
  /** `json-text`: as text, for a reader that parses it and stops at what is no JSON object. */
  readonly argumentsAs: 'string' | 'object' | 'json-text';
  /** What happens to arguments that are to be an object, and cannot. */
  readonly onInvalidArguments: 'skip-record' | 'keep-string' | 'error';
}

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|[{}:]/g;

/**
 * The arguments of a call as the trainer takes them: the text as the model wrote it, or what it says.
 *
 * Parsing must lose nothing, so text with a number that a double cannot hold or with a key given twice counts as
 * invalid too.
 *
 * @throws ScaError `ARGUMENTS_INVALID` where `onInvalidArguments` is `error`.
 */
export function exportArguments(text: string, style: ArgumentsStyle, issues: RowIssues): string | JsonObject {
  if (style.argumentsAs === 'string') return text;
  const parsed = parseArguments(text);
  if (style.argumentsAs === 'json-text' && parsed !== 'invalid-arguments') return text;
  if (typeof parsed !== 'string') return parsed;
  const detail = `arguments ${JSON.stringify(text.slice(0, 120))}`;
  if (style.onInvalidArguments === 'error')
    throw new ScaError('ARGUMENTS_INVALID', `A tool call cannot be exported as an object: ${detail}.`, {
      details: { arguments: text, reason: parsed },
    });
  if (style.onInvalidArguments === 'keep-string') issues.note('invalid-arguments-kept');
  else issues.refuse(parsed, detail);
  return text;
}

/** What the text says, or why it cannot be said as an object. */
function parseArguments(text: string): JsonObject | 'invalid-arguments' | 'inexact-arguments' {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'invalid-arguments';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'invalid-arguments';
  return isExact(text) ? (value as JsonObject) : 'inexact-arguments';
}

/** True where `JSON.parse` keeps all that a JSON text says. */
function isExact(json: string): boolean {
  const tokens = json.match(TOKEN) ?? [];
  const openObjects: Set<string>[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{') openObjects.push(new Set());
    else if (token === '}') openObjects.pop();
    else if (token === ':') {
      const key = JSON.parse(tokens[index - 1] as string) as string;
      const keys = openObjects.at(-1) as Set<string>;
      if (keys.has(key)) return false;
      keys.add(key);
    } else if (token[0] !== '"' && decimalOf(token) !== decimalOf(String(Number(token)))) return false;
  }
  return true;
}

/** A number's digits and power of ten, equal for equal numbers however they are written. */
function decimalOf(literal: string): string {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().replace('-', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  return `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
