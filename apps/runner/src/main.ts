import { run } from './run.ts';
import { createOutput } from './terminal/output.ts';

const interruption = new AbortController();
// Once: a second Ctrl-C ends the process at once, as without this.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => interruption.abort());

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: createOutput(process.stdout),
  stderr: createOutput(process.stderr),
  cwd: process.cwd(),
  signal: interruption.signal,
});
