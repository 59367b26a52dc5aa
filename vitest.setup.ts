import { spawnSync } from 'node:child_process';

const root = import.meta.dirname;

/** Builds first: the worker threads of @sca/sandbox are loaded from dist, where a plain Node can read them. */
export function setup(): void {
  const projects = process.cwd() === root ? ['tsconfig.build.json'] : [];
  const { status } = spawnSync(`${root}/node_modules/.bin/tsc`, ['-b', ...projects], { stdio: 'inherit' });
  if (status === 0) return;
  const failure = new Error('The build failed, so no test ran: the errors of tsc are above.');
  failure.stack = ''; // Where this was thrown says nothing about the cause.
  throw failure;
}
