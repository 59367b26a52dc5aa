import { expect, it } from 'vitest';
import { toolsJson } from './tools-json.ts';

// What Python 3.11 prints for json.dumps of the same value.
const PYTHON = String.raw`[{"type": "function", "function": {"name": "caf\u00e9", "description": "\"quoted\"\n\ud83d\ude00 \u007f", "parameters": {"type": "object", "required": [], "additionalProperties": false, "n": null}}}]`;

it('is written as Python writes it', () => {
  const parameters = { type: 'object', required: [], additionalProperties: false, n: null };
  const tool = { name: 'café', description: '"quoted"\n😀 \u007f', parameters };
  expect(toolsJson([tool])).toBe(PYTHON);
});
