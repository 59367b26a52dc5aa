// npm start and npm test on a machine that has Node and npm and nothing else. No dependencies here: this installs them.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readJson, readPackages, root } from './workspace.mjs';

const startedAt = performance.now();
const { engines, packageManager } = readJson(join(root, 'package.json'));
const [command, ...extra] = process.argv.slice(2);

requireNode(engines.node);
const env = cleanEnvironment(process.env);
const commands = { start, test };
if (!Object.hasOwn(commands, command)) stop('Usage: node scripts/bootstrap.mjs <start|test> [arguments]', 2);
install();
commands[command]();

function start() {
  build();
  const job = extra.length > 0 ? extra : ['run', 'experiments/calculation.yaml'];
  const status = run(`sca ${job[0]}`, process.execPath, ['apps/runner/bin/sca.js', ...job]);
  if (status !== 0) stop(`sca ${job[0]} failed (exit code ${status})`, status);
}

// turbo only builds: what it has in its cache it skips, so the checks and the tests run without it.
function test() {
  build();
  step('types', 'tsc', ['-p', 'tsconfig.json']);
  step('lint', 'biome', ['check', '--error-on-warnings', '.']);
  step('layers', process.execPath, ['scripts/check-layers.mjs']);
  const folder = mkdtempSync(join(tmpdir(), 'sca-test-'));
  const report = join(folder, 'report.json');
  const reporters = [
    '--reporter=default',
    '--reporter=./scripts/json-reporter.mjs',
    `--outputFile=${report}`,
  ];
  const status = run('tests', 'vitest', ['run', ...reporters, ...extra]);
  const results = existsSync(report) ? readJson(report) : {};
  rmSync(folder, { recursive: true });
  console.log(summary(results, status));
  process.exit(status);
}

function build() {
  step('build', 'turbo', ['run', 'build', '--output-logs=errors-only']);
}

function install() {
  const stampFile = join(root, 'node_modules/.bootstrap-stamp');
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  // A tree that another package manager left is replaced without a question.
  const options = ['--frozen-lockfile', '--prod=false', '--config.confirmModulesPurge=false'];
  step('install', 'npx', ['--yes', packageManager, 'install', ...options]);
  writeFileSync(stampFile, stamp);
}

/** What decides the content of node_modules; the ABI because of prebuilt binaries. */
function installStamp() {
  const manifests = ['.', ...readPackages().map(({ folder }) => folder)].map((folder) =>
    join(folder, 'package.json'),
  );
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** npm hands its own settings down as variables; only those that say how to reach the network and its caches stay. */
function cleanEnvironment(variables) {
  const isKept =
    /^npm_config_(.*registry|ca|cafile|strict_ssl|(https?_?|no)?proxy|cache|store_dir|userconfig|\/\/.*)$/i;
  const isDropped = (name) =>
    name === 'NODE_ENV' || name === 'INIT_CWD' || (/^npm_/i.test(name) && !isKept.test(name));
  return {
    ...Object.fromEntries(Object.entries(variables).filter(([name]) => !isDropped(name))),
    PATH: join(root, 'node_modules/.bin') + delimiter + variables.PATH,
    TURBO_TELEMETRY_DISABLED: '1',
  };
}

function requireNode(range) {
  const [major, minor] = range.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  stop(
    `This needs Node ${major}.${minor} or newer, and this is Node ${process.versions.node}: install a newer one.`,
    1,
  );
}

/** A file that did not load has no failed test, and an unhandled error belongs to none: both count as a failure. */
function summary({ numPassedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] }, status) {
  const failedPerFile = testResults.map(({ status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').length;
    return status === 'failed' ? Math.max(failed, 1) : failed;
  });
  const failed = failedPerFile.reduce((sum, count) => sum + count, 0);
  const skipped = numPendingTests + numTodoTests;
  const failures = Math.max(failed, status === 0 ? 0 : 1);
  return `${numPassedTests} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function step(name, program, args) {
  const status = run(name, program, args);
  if (status !== 0) stop(`${name} failed (exit code ${status})`, status);
}

function run(name, program, args) {
  console.log(`[${((performance.now() - startedAt) / 1000).toFixed(1)} s] ${name}`);
  const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status ?? 1;
}

function stop(message, status) {
  console.error(message);
  process.exit(status);
}
