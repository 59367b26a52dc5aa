import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname: bootstrap.mjs must get far enough on an old Node to say that it is old.
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Every workspace package below `base` as `{ folder, manifest }`, in the order of pnpm-workspace.yaml. */
export function readPackages(base = root) {
  return packageFolders(base)
    .filter((folder) => existsSync(join(base, folder, 'package.json')))
    .map((folder) => ({ folder, manifest: readJson(join(base, folder, 'package.json')) }));
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Every file below `folder`, as paths that start with `folder`; `keepFolder` decides which folders to enter. */
export function listFiles(folder, keepFolder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return keepFolder(path) ? listFiles(path, keepFolder) : [];
    return entry.isFile() ? [path] : [];
  });
}

function packageFolders(base) {
  const patterns = readFileSync(join(base, 'pnpm-workspace.yaml'), 'utf8').matchAll(/^ {2}- ([\w/*-]+)$/gm);
  return [...patterns].flatMap(([, pattern]) => {
    if (!pattern.endsWith('/*')) return [pattern];
    const parent = pattern.slice(0, -2);
    return existsSync(join(base, parent))
      ? readdirSync(join(base, parent)).map((name) => `${parent}/${name}`)
      : [];
  });
}
