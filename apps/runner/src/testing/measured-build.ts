import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** What a build in a process of its own took. */
export interface MeasuredBuild {
  readonly exitCode: number;
  readonly wallMs: number;
  /** Largest resident set of the process. */
  readonly peakBytes: number;
  readonly stderr: string;
}

const index = new URL('../../dist/index.js', import.meta.url).href;

/** Runs the command from dist, then says how it went on the last line of stdout. */
const PROGRAM = `
import { createOutput, run } from '${index}';
const start = performance.now();
const exitCode = await run(process.argv.slice(1), {
  stdin: process.stdin,
  stdout: createOutput(process.stderr),
  stderr: createOutput(process.stderr),
  cwd: process.cwd(),
  signal: new AbortController().signal,
});
const wallMs = performance.now() - start;
console.log(JSON.stringify({ exitCode, wallMs, peakBytes: process.resourceUsage().maxRSS * 1024 }));
`;

/** Runs \`sca\` with a command line and measures its process. Needs dist. */
export async function measureBuild(commandLine: readonly string[]): Promise<MeasuredBuild> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ...commandLine]);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { ...(JSON.parse(stdout) as Omit<MeasuredBuild, 'stderr'>), stderr };
}
