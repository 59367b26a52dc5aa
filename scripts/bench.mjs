// Runs the *.bench.ts and *.bench.mjs files of all packages, or of those named.
// Usage: bench.mjs [--json FOLDER] [package ...], where a package is its folder's name, as in `bench.mjs core sandbox`
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { listFiles, readPackages, root } from './workspace.mjs';

const { values, positionals } = parseArgs({ options: { json: { type: 'string' } }, allowPositionals: true });
const packages = readPackages().filter(({ folder }) => /^(packages|apps)\//.test(folder));
const names = packages.map(({ folder }) => basename(folder));
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No package is named ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exit(2);
}

if (values.json) mkdirSync(values.json, { recursive: true });
for (const { folder } of packages) {
  const name = basename(folder);
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  for (const file of benchFiles(folder)) {
    console.log(`\n${file.slice(root.length + 1)}`);
    const json = values.json
      ? ['--json', resolve(values.json, `${name}-${basename(file).split('.')[0]}.json`)]
      : [];
    // One after the other, each in a process of its own: a benchmark shares neither its core nor its heap.
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', file, ...json], {
      cwd: root,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = 1;
  }
}

function benchFiles(folder) {
  const isOwn = (path) => !/[\\/](node_modules|dist)$/.test(path);
  return listFiles(join(root, folder), isOwn).filter((path) => /\.bench\.(ts|mjs)$/.test(path));
}
