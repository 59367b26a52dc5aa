// Packs every public package as it would be published and lets publint and attw judge the tarball. Build first.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPackages, root } from './workspace.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sca-pack-'));
process.on('exit', () => rmSync(folder, { recursive: true }));

for (const { folder: source, manifest } of readPackages().filter(({ manifest }) => !manifest.private)) {
  const tarball = join(folder, `${manifest.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`);
  const complaints = [
    run('pnpm', ['pack', '--pack-destination', folder], join(root, source)),
    run('publint', [tarball, '--strict'], root),
    run('attw', [tarball, '--profile', 'esm-only', '--no-definitely-typed', '--no-color'], root),
  ].filter((complaint) => complaint !== undefined);
  console.log(`${manifest.name}: ${complaints.length === 0 ? 'ok' : 'not publishable'}`);
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}

/** What the program said if it failed. */
function run(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(join(root, 'node_modules/.bin', program), args, {
    cwd,
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `${program}: ${error?.message ?? stdout + stderr}`;
}
