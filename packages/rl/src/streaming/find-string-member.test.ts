import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../testing/trajectory-values.test.support.ts';
import { findStringMember } from './find-string-member.ts';

const group = Buffer.from('group');
const find = (line: string): string | undefined => findStringMember(Buffer.from(line), group)?.toString();

describe('findStringMember', () => {
  it('finds what JSON.parse finds, or nothing', () => {
    const members = fc.uniqueArray(fc.tuple(fc.oneof(anyText, fc.constant('group')), fc.jsonValue()), {
      selector: ([name]) => name,
    });
    let found = 0;
    fc.assert(
      fc.property(members, fc.constantFrom(undefined, 1, '\t'), (entries, space) => {
        const line = JSON.stringify(Object.fromEntries(entries), null, space);
        const value: unknown = (JSON.parse(line) as { group?: unknown }).group;
        const text = find(line);
        if (text === undefined) return;
        found += 1;
        expect(text).toBe(value);
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(10);
  });

  it('finds every plain string, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.stringMatching(/^[a-z0-9-]*$/), (before, name) => {
        expect(find(JSON.stringify({ before, group: name }))).toBe(name);
      }),
    );
  });

  it.each([
    ['an inner member of that name', '{"a":{"group":"inner"},"b":1}'],
    ['a name with escapes', '{"gro\\u0075p":"a"}'],
    ['a value with escapes', '{"group":"a\\u0062"}'],
    ['a number', '{"group":1}'],
    ['a list', '["group","a"]'],
    ['a string without end', '{"group":"a'],
    ['a line that stops', '{"a":{"b":['],
    ['nothing', ''],
  ])('does not find %s', (_what, line) => {
    expect(find(line)).toBeUndefined();
  });

  it('finds the first of two', () => {
    expect(find('{"x":"\\\\","group":"a","group":"b"}')).toBe('a');
  });
});
