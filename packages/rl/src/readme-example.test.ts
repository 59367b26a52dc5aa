import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const packageFolder = join(import.meta.dirname, '..');

test('the example of the README prints what it says', () => {
  const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const expected = [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
  // In the package's folder, where its own name leads to it.
  const file = join(packageFolder, 'dist', `readme-${process.pid}.mts`);
  writeFileSync(file, code);
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual(expected);
  } finally {
    rmSync(file);
  }
});
