import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentText } from '../testing/trajectory-values.test.support.ts';
import { RowIssues } from './row-issues.ts';
import { exportArguments } from './tool-arguments.ts';

function exportAs(
  argumentsAs: 'string' | 'object' | 'json-text',
  text: string,
  onInvalidArguments = 'skip-record',
) {
  const issues = new RowIssues();
  const value = exportArguments(
    text,
    { argumentsAs, onInvalidArguments: onInvalidArguments as never },
    issues,
  );
  return { value, refused: issues.refusal?.reason, notes: [...issues.notes] };
}

describe('arguments as an object', () => {
  it.each([
    ['{}', {}],
    [
      '{"a": [1.50, -0.0, 1e3, "\\u0041:{"], "b": {"a": null}}',
      { a: [1.5, -0, 1000, 'A:{'], b: { a: null } },
    ],
    [
      '{"ids": [9007199254740991, 123456789012345680000]}',
      { ids: [9007199254740991, 123456789012345680000] },
    ],
  ])('are what %s says', (text, value) => {
    expect(exportAs('object', text)).toEqual({ value, refused: undefined, notes: [] });
  });

  it.each([
    ['{"a": ', 'invalid-arguments'],
    ['', 'invalid-arguments'],
    ['null', 'invalid-arguments'],
    ['[{}]', 'invalid-arguments'],
    ['"{}"', 'invalid-arguments'],
    ['{"id": 12345678901234567890}', 'inexact-arguments'],
    ['{"id": 9007199254740993}', 'inexact-arguments'],
    ['{"x": 0.1000000000000000055511151231257827}', 'inexact-arguments'],
    ['{"x": 1e999}', 'inexact-arguments'],
    ['{"x": 1e-999}', 'inexact-arguments'],
    ['{"a": 1, "\\u0061": 2}', 'inexact-arguments'],
    ['{"o": {"a": 1, "b": [{"c": 1, "c": 1}]}}', 'inexact-arguments'],
  ])('are refused for %s', (text, reason) => {
    expect(exportAs('object', text).refused).toBe(reason);
  });

  it('stay text, or stop the export, where that is asked for', () => {
    expect(exportAs('object', '{', 'keep-string')).toEqual({
      value: '{',
      refused: undefined,
      notes: ['invalid-arguments-kept'],
    });
    expect(() => exportAs('object', '{', 'error')).toThrow(
      expect.objectContaining({ code: 'ARGUMENTS_INVALID' }),
    );
  });

  it('say what JSON.parse says, or are refused', () => {
    fc.assert(
      fc.property(argumentText, (text) => {
        const { value, refused } = exportAs('object', text);
        if (refused === undefined) expect(value).toEqual(JSON.parse(text));
      }),
    );
  });
});

it('arguments as text stay as the model wrote them', () => {
  fc.assert(
    fc.property(argumentText, (text) => {
      expect(exportAs('string', text)).toEqual({ value: text, refused: undefined, notes: [] });
    }),
  );
});

it('text for a reader that parses it may hold any number, and must be an object', () => {
  expect(exportAs('json-text', '{"id": 12345678901234567890}').value).toBe('{"id": 12345678901234567890}');
  expect(exportAs('json-text', '[]').refused).toBe('invalid-arguments');
});
