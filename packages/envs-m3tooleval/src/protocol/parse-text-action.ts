import type { Compat } from '../compat.ts';
import { parseFloatText, parseInteger } from '../python/number-text.ts';
import type { PythonValue } from '../python/python-value.ts';
import { strip } from '../python/white-space.ts';
import type { RequestedAction } from './requested-action.ts';

const QUOTED_PART = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*(?:,|$)|[^,]*(?:,|$)/gsy;

/**
 * Reads `tool, argument, argument`. What Python's `int()` or `float()` takes is a number.
 *
 * Upstream splits at every comma; fixed keeps quoted arguments together and takes them as texts (fault 8).
 * Upstream: tasks/base.py, TextAction
 */
export function parseTextAction(content: string, compat: Compat): RequestedAction {
  const [tool = '', ...parts] = compat === 'upstream' ? content.split(',') : splitQuoted(content);
  const isQuotable = compat === 'fixed';
  return {
    status: 'requested',
    tool: strip(tool),
    args: parts.map((part) => readPart(strip(part), isQuotable)),
  };
}

function splitQuoted(content: string): string[] {
  const parts = Array.from(content.matchAll(QUOTED_PART), ([part]) => part);
  // The match at the end is empty; it is an argument only where a comma comes before it.
  const isOpen = parts.at(-2)?.endsWith(',') ?? true;
  return (isOpen ? parts : parts.slice(0, -1)).map((part) => part.replace(/,$/, ''));
}

function readPart(part: string, isQuotable: boolean): PythonValue {
  const quoted = isQuotable ? /^(["'])([\s\S]*)\1$/.exec(part)?.[2] : undefined;
  if (quoted !== undefined) return quoted.replace(/\\([\s\S])/g, '$1');
  return parseInteger(part) ?? parseFloatText(part) ?? part;
}
