import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contender.ts';

const PROGRAM = fileURLToPath(new URL('shop.py', import.meta.url));

interface Reply {
  readonly passed: readonly unknown[];
  readonly meanMs: number;
}

/** Which Python would run; undefined where there is none. */
export function pythonVersion(): string | undefined {
  const { status, stdout } = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Python's `exec` in a process that keeps its own time, so that neither its start nor the pipe counts. */
export function createPython(name: string): Contender {
  const child = spawn('python3', [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (checks: number): Promise<Reply> => {
    child.stdin.write(`${checks}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('python3 ended without an answer');
    return JSON.parse(value) as Reply;
  };
  return {
    name,
    check: async () => (await ask(1)).passed,
    timeChecks: async (count) => (await ask(count)).meanMs,
    async close() {
      child.stdin.end();
    },
  };
}
