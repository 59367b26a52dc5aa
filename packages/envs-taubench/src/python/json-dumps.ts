import { floatText } from './float-text.ts';
import { numberOf } from './python-number.ts';
import { isDict, keysOf, type PythonValue } from './python-value.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** Python's `json.dumps` with its defaults: `, ` and `: ` between the parts, insertion order, ASCII only. */
export function jsonDumps(value: PythonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return dumpString(value);
  if (Array.isArray(value)) return `[${value.map(jsonDumps).join(', ')}]`;
  if (typeof value === 'object' && isDict(value)) {
    return `{${keysOf(value)
      .map((key) => `${dumpString(key)}: ${jsonDumps(value[key] as PythonValue)}`)
      .join(', ')}}`;
  }
  return dumpNumber(value);
}

function dumpNumber(value: PythonValue): string {
  const number = numberOf(value) as bigint | number;
  if (typeof number === 'bigint') return String(number);
  if (Number.isFinite(number)) return floatText(number);
  return Number.isNaN(number) ? 'NaN' : number > 0 ? 'Infinity' : '-Infinity';
}

function dumpString(text: string): string {
  // Most strings need no escape, and asking is cheap.
  return /^[ !#-[\]-~]*$/.test(text) ? `"${text}"` : `"${text.replace(/[^ !#-[\]-~]/g, escapeUnit)}"`;
}

// Without the u flag the pattern matches UTF-16 units: a pair becomes two escapes, as in Python.
function escapeUnit(unit: string): string {
  return ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
