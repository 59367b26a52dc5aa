import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run.ts';
import { createTestContext, type TestContext } from './test-context.ts';

/** What a command said. */
export interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, in which `sca data` works. */
export interface DataFixture extends AsyncDisposable {
  /** The working folder of commands. */
  readonly root: string;
  /** Writes a checkout of that name, with files below a folder of it. */
  writeCheckout(name: string, folder: string, files: Readonly<Record<string, string>>): string;
  /** Serves bytes on the loopback address, and gives their URL. */
  serve(path: string, bytes: Uint8Array): Promise<string>;
  sca(...commandLine: readonly string[]): Promise<Said>;
}

export function createDataFixture(): DataFixture {
  const root = mkdtempSync(join(tmpdir(), 'sca-data-'));
  const served = new Map<string, Uint8Array>();
  const server = createServer((request, response) => {
    const bytes = served.get(request.url ?? '');
    response.writeHead(bytes ? 200 : 404).end(bytes ?? 'no');
  });
  return {
    root,
    writeCheckout(name, folder, files) {
      for (const [path, text] of Object.entries(files)) writeInto(join(root, name, folder, path), text);
      return join(root, name);
    },
    async serve(path, bytes) {
      served.set(path, bytes);
      if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    },
    sca: (...commandLine) => runIn(createTestContext({ cwd: root }), commandLine),
    async [Symbol.asyncDispose]() {
      server.close();
      rmSync(root, { recursive: true });
    },
  };
}

/** Runs a command in given surroundings. */
export async function runIn(context: TestContext, commandLine: readonly string[]): Promise<Said> {
  const exitCode = await run(commandLine, context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

function writeInto(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
