import type { CodeTurn } from '@sca/core';

/** UTF-16 units of an observation; what is longer is cut in the middle. */
const MAX_LENGTH = 8_000;

/** What a policy is shown of a turn of its code. */
export function describeCodeTurn({ status, value, error, console, calls }: CodeTurn): string {
  const lines = [...console];
  if (value !== undefined) lines.push(`=> ${JSON.stringify(value)}`);
  if (error)
    lines.push(`${error.name}: ${error.message}${error.line === null ? '' : ` (line ${error.line})`}`);
  if (status !== 'returned' && status !== 'threw') lines.push(STATUS_NOTES[status]);
  if (lines.length === 0)
    lines.push(calls.length > 0 ? 'Done. Nothing was printed.' : 'Nothing was printed.');
  return shorten(lines.join('\n'));
}

const STATUS_NOTES: Readonly<Record<Exclude<CodeTurn['status'], 'returned' | 'threw'>, string>> = {
  'timed-out': 'The code ran too long and was stopped. Its variables are as they were before it.',
  'out-of-memory': 'The code took too much memory and was stopped. Its variables are as they were before it.',
  'output-too-large': 'The code gave more than can be shown.',
  pending: 'The code waited for something that never comes.',
  'syntax-error': 'The code was not run.',
};

function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const half = MAX_LENGTH / 2;
  const left = text.length - MAX_LENGTH;
  return `${text.slice(0, half)}\n[... ${left} characters left out ...]\n${text.slice(-half)}`;
}
