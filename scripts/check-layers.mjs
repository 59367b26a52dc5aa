// Fails where a package imports what the table in layers.mjs does not allow. Usage: check-layers.mjs [repository]
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { layers, onlyInTests } from './layers.mjs';
import { listFiles, readPackages, root } from './workspace.mjs';

const base = resolve(process.argv[2] ?? root);
const packages = readPackages(base);
const problems = packages.flatMap(({ folder, manifest }) => {
  const row = layers[manifest.name];
  if (row) return [...checkManifest(folder, manifest, row), ...checkSources(folder, manifest.name, row)];
  const why =
    'Every package has a place in the layers, and a reason for it: add a row to scripts/layers.mjs.';
  return [{ at: `${folder}/package.json:1`, rule: `${manifest.name} has no row in the table`, why }];
});

for (const { at, rule, why } of problems) console.error(`${at}  ${rule}\n    why: ${why}`);
console.log(`layers: ${packages.length} packages, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

function checkManifest(folder, manifest, row) {
  const file = `${folder}/package.json`;
  const lines = readFileSync(join(base, file), 'utf8').split('\n');
  const shipped = {
    ...manifest.dependencies,
    ...manifest.peerDependencies,
    ...manifest.optionalDependencies,
  };
  const forbidden = [
    ...Object.keys(shipped).filter((name) => !isAllowed(name, row.imports)),
    ...Object.keys(manifest.devDependencies ?? {}).filter(
      (name) => !isAllowed(name, [...row.imports, ...onlyInTests]),
    ),
  ];
  return forbidden.map((name) => {
    const line = lines.findIndex((text) => text.includes(`"${name}":`)) + 1;
    return { at: `${file}:${line}`, rule: `${manifest.name} must not depend on ${name}`, why: row.why };
  });
}

function checkSources(folder, name, row) {
  return sourceFiles(folder).flatMap((path) => {
    const file = relative(base, path).replaceAll(sep, '/');
    const isTest = /\.(test|test-d|test\.support|bench)\.[cm]?[jt]sx?$/.test(file);
    const allowed = isTest ? [name, ...row.imports, ...onlyInTests] : [name, ...row.imports];
    return importsOf(readFileSync(path, 'utf8')).flatMap(({ specifier, line }) => {
      const problem =
        checkLayer(specifier, { name, allowed, why: row.why }) ??
        checkRelative(specifier, { path, folder }) ??
        (isTest ? undefined : checkBrowserSafe(specifier, { path }));
      return problem ? [{ at: `${file}:${line}`, ...problem }] : [];
    });
  });
}

function checkLayer(specifier, { name, allowed, why }) {
  const target = specifier.split('/').slice(0, 2).join('/');
  return isAllowed(target, allowed) ? undefined : { rule: `${name} must not import ${target}`, why };
}

function checkRelative(specifier, { path, folder }) {
  if (!specifier.startsWith('.') || isInside(resolve(dirname(path), specifier), folder)) return undefined;
  const why =
    'A package is used through its exports, or it breaks once it is installed from its own tarball.';
  return { rule: `${specifier} leaves the package`, why };
}

function checkBrowserSafe(specifier, { path }) {
  const source = 'packages/core/src';
  const isNodeOnly = (file) => isInside(file, `${source}/node`) || file === join(base, source, 'node.ts');
  if (!isInside(path, source) || isNodeOnly(path)) return undefined;
  const why =
    'The main entry of @sca/core runs in the browser; what needs Node lives in src/node.ts and src/node/.';
  const reachesNode = specifier.startsWith('.') && isNodeOnly(resolve(dirname(path), specifier));
  return isBuiltin(specifier) || reachesNode
    ? { rule: `core must not import ${specifier} here`, why }
    : undefined;
}

function isAllowed(name, allowed) {
  return !name.startsWith('@sca/') || allowed.includes(name);
}

function isInside(path, folder) {
  return path.startsWith(join(base, folder) + sep);
}

/** Every source file of a package, not those of a package nested in it (examples/helpdesk in examples). */
function sourceFiles(folder) {
  const nested = new Set(packages.map((each) => join(base, each.folder)));
  const isOwn = (path) => !/[\\/](node_modules|dist)$/.test(path) && !nested.has(path);
  return listFiles(join(base, folder), isOwn).filter((path) =>
    /(?<!vitest\.config)\.[cm]?[jt]sx?$/.test(path),
  );
}

/** Import, export-from, dynamic import and require; read by pattern, since TypeScript 7 offers no parser to call. */
function importsOf(text) {
  const pattern =
    /^\s*(?:import|export)\b[^'"`;=()]*?\bfrom\s*['"]([^'"]+)|^\s*import\s*['"]([^'"]+)|\b(?:import|require)\(\s*['"]([^'"]+)/gm;
  return [...text.matchAll(pattern)].map((match) => ({
    specifier: match[1] ?? match[2] ?? match[3],
    line: text.slice(0, match.index + match[0].length).split('\n').length,
  }));
}
