// Fails where a file holds the address of a package registry: such an address works on one machine and not on others.
import { spawnSync } from 'node:child_process';
import { root } from './workspace.mjs';

const patterns = ['(resolved|tarball):? "?https?://', 'https?://[a-z0-9.-]*(registry|mirror)[a-z0-9.-]*/'];

// Everything that git tracks or would add; exit code 1 means that nothing matched.
const search = [
  'grep',
  '--untracked',
  '-InEi',
  '--no-color',
  ...patterns.flatMap((pattern) => ['-e', pattern]),
];
const { status, stdout, stderr } = spawnSync('git', search, { cwd: root, encoding: 'utf8', maxBuffer: 1e9 });
if (status !== 0 && status !== 1) throw new Error(`git grep could not search this repository. ${stderr}`);

const places = stdout.split('\n').flatMap((line) => line.match(/^[^:]+:\d+/) ?? []);
for (const place of places) console.error(`${place}  holds a registry address; remove it`);
console.log(`registry: ${places.length} addresses`);
process.exitCode = places.length > 0 ? 1 : 0;
