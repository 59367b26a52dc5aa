import type { Json } from '@sca/core';

/** Guest code with values in it: each `${value}` becomes a literal. */
export function guestCode(parts: TemplateStringsArray, ...values: readonly Json[]): string {
  const lines = parts.map(
    (part, index) => part + (index < values.length ? JSON.stringify(values[index]) : ''),
  );
  return unindent(lines.join(''));
}

function unindent(code: string): string {
  const lines = code.replace(/^\n/, '').trimEnd().split('\n');
  const depth = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(depth)).join('\n');
}
