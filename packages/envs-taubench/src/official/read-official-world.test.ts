import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readDataJson } from './read-data-file.ts';
import { readOfficialWorld } from './read-official-world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-tau-'));
  mkdirSync(join(folder, 'retail'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('names a missing file', () => {
  expect(() => readOfficialWorld(folder, 'retail')).toThrow(
    /retail\/policy\.md is missing\. Run "sca data pull/,
  );
});

it.each([
  ['{"a": 1, "b": [2', 'is cut off'],
  ['{"a": 1.0, "b": "x', 'is cut off'],
  ['{"a": nope}', 'is not JSON'],
  ['', 'is empty'],
])('says of %s that it %s', (text, problem) => {
  const path = join(folder, 'users.json');
  writeFileSync(path, text);
  expect(() => readDataJson(path)).toThrow(problem);
});
