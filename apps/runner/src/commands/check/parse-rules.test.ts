import { expect, it } from 'vitest';
import { parseRules } from './parse-rules.ts';

it('reads rules, single or joined by commas; the last one counts', () => {
  expect(parseRules(['noop-accepted=off', 'unstable=off,syntax=on', 'unstable=on'])).toEqual({
    'noop-accepted': false,
    unstable: true,
    syntax: true,
  });
});

it.each([
  ['noop-acepted=off', /no reason code "noop-acepted"\. Did you mean noop-accepted\?/],
  ['unstable', /write unstable=on or unstable=off/],
  ['unstable=maybe', /write unstable=on or unstable=off/],
  ['unstable=on=off', /write unstable=on or unstable=off/],
  ['malformed=off', /malformed stays on/],
  ['\u001b[2J=off', /\\u001b\[2J/],
])('refuses %j', (rule, sentence) => {
  expect(() => parseRules([rule])).toThrow(
    expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringMatching(sentence) }),
  );
});
