import { describe, expect, it } from 'vitest';
import { m3tooleval } from './m3tooleval/m3tooleval.ts';
import { readUpstreamOutput } from './upstream-output.ts';

const names = [...m3tooleval.files.keys()].filter((name) => !m3tooleval.copies.has(name));
const files = Object.fromEntries(names.map((name) => [name, 'text']));

it('is taken where it has every file that is made, and rows', () => {
  const { files: read, rows } = readUpstreamOutput(
    m3tooleval,
    JSON.stringify({ files, rows: { m3tooleval: '{}\n' } }),
  );
  expect([...read.keys()]).toEqual(names);
  expect(rows.get('m3tooleval')).toBe('{}\n');
});

describe('is refused where upstream code gave', () => {
  it.each([
    ['no JSON', 'None'],
    ['something else', '[]'],
    ['a file that is no text', JSON.stringify({ files: { ...files, 'tasks.json': 5 }, rows: {} })],
    ['too few files', JSON.stringify({ files: {}, rows: {} })],
    ['a file elsewhere', JSON.stringify({ files: { ...files, '../../.bashrc': 'x' }, rows: {} })],
    ['a file that is copied', JSON.stringify({ files: { ...files, 'web-pages.jsonl': 'x' }, rows: {} })],
    ['a manifest', JSON.stringify({ files: { ...files, 'manifest.json': '{}' }, rows: {} })],
    ['a file of a hostile name', `{"files": {"__proto__": "x"}, "rows": {}}`],
  ])('%s', (_name, text) => {
    expect(() => readUpstreamOutput(m3tooleval, text)).toThrow(
      expect.objectContaining({ code: 'UPSTREAM_FAILED' }),
    );
  });
});
