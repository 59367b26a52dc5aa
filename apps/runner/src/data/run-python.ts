import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Json } from '@sca/core';
import type { Checkout } from './checkout.ts';
import { PYTHON_CHILD } from './python-child.ts';
import { upstreamFailed } from './upstream-failed.ts';

const require = createRequire(import.meta.url);

/** Characters that are shown of the end of a traceback, where its reason stands. */
const MAX_SHOWN = 500;

/** A Python script and what it works on. */
export interface PythonJob {
  /** Written below `/checkout` of a file system that is in memory. */
  readonly files: Checkout;
  /** Its last expression is a text. It finds `input` as JSON text in the variable `request`. */
  readonly script: string;
  readonly input: Json;
  readonly signal?: AbortSignal;
}

/**
 * Runs Python in Pyodide, in a process of its own that can reach nothing of the host: no file but Pyodide's, no
 * other process, no network function, no code made from texts.
 *
 * @throws ScaError `UPSTREAM_FAILED` where the script raises
 */
export async function runPython({ files, script, input, signal }: PythonJob): Promise<string> {
  const pyodideFolder = dirname(realpathSync(require.resolve('pyodide')));
  const request = JSON.stringify({
    pyodideFolder,
    pyodideUrl: pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href,
    files: Object.fromEntries(
      Array.from(files, ([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]),
    ),
    script,
    input,
  });
  const output = await runChild(childArguments(pyodideFolder), request, signal);
  return readReply(output);
}

function childArguments(pyodideFolder: string): string[] {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [
    permission,
    `--allow-fs-read=${pyodideFolder}/`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    '--input-type=module',
    '--eval',
    PYTHON_CHILD,
  ];
}

async function runChild(
  args: readonly string[],
  request: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const child = spawn(process.execPath, args, { env: {}, stdio: 'pipe', ...(signal ? { signal } : {}) });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  // A child that ends early has its reason on stderr; the broken pipe says less.
  child.stdin.on('error', () => {});
  child.stdin.end(request);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0)
    throw upstreamFailed(`its process ended with code ${code}: ${stderr.trim().slice(-MAX_SHOWN)}`);
  return stdout;
}

function readReply(output: string): string {
  const reply = parseReply(output);
  if (reply.status === 'returned' && typeof reply.output === 'string') return reply.output;
  throw upstreamFailed((reply.message ?? 'it gave no text').trim().slice(-MAX_SHOWN));
}

function parseReply(output: string): { status: string; output?: unknown; message?: string } {
  try {
    return JSON.parse(output);
  } catch (cause) {
    throw upstreamFailed('its process ended before it answered', cause);
  }
}
