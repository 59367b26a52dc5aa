import { describe, expect, it } from 'vitest';
import { escapeJson, escapeText } from './escape-text.ts';

const hostile: [what: string, text: string, shown: string][] = [
  ['colours', '\u001b[31mred', '\\u001b[31mred'],
  ['a title', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['8-bit controls', '\u009b31m', '\\u009b31m'],
  ['lines', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
  ['other line ends', 'a\u0085b\u2028c\u2029d', 'a\\u0085b\\u2028c\\u2029d'],
  ['direction marks', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['tags, which nobody sees', 'a\u{e0041}\u{e007f}b', 'a\\udb40\\udc41\\udb40\\udc7fb'],
  ['half a pair', 'a\ud83db', 'a\\ud83db'],
];

describe('escapeText', () => {
  it.each(hostile)('writes out %s', (_what, text, shown) => {
    expect(escapeText(text)).toBe(shown);
  });

  it('leaves words alone', () => {
    const text = 'Zoë, 部門, 😀 — "quoted" \\ done';
    expect(escapeText(text)).toBe(text);
  });
});

describe('escapeJson', () => {
  it.each(hostile)('changes how JSON with %s is written and not what it says', (_what, text) => {
    const json = escapeJson(JSON.stringify({ text }));
    expect(JSON.parse(json)).toEqual({ text });
    expect(escapeText(json)).toBe(json);
  });
});
