import type { ToolSchema } from '@sca/core';

/**
 * Tools as one line of JSON, spaced and escaped as Python's `json.dumps` does it, which is how tau-bench shows them.
 *
 * Numbers are written as JavaScript writes them; no tool of tau-bench has one in its schema.
 */
export function toolsJson(tools: readonly ToolSchema[]): string {
  return dump(
    tools.map(({ name, description, parameters }) => ({
      type: 'function',
      function: { name, description, parameters },
    })),
  );
}

function dump(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(dump).join(', ')}]`;
  if (value === null || typeof value !== 'object') return escapeUnits(JSON.stringify(value) ?? 'null');
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${dump(key)}: ${dump(member)}`).join(', ')}}`;
}

// JSON.stringify has escaped what JSON asks for; Python escapes the rest of what is not ASCII, by UTF-16 units.
function escapeUnits(json: string): string {
  return json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
