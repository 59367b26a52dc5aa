import { Session } from 'node:inspector/promises';
import { vi } from 'vitest';

/** Code that never ran: its file, without the folder of sources, and its text on one line. */
export interface UncoveredBlock {
  readonly file: string;
  readonly text: string;
}

/**
 * Runs code with V8's block coverage on, and tells what of some files did not run.
 *
 * Measures the modules that `run` imports, all of them anew: of one that has run before, V8 counts no more than a part.
 */
export async function findUncoveredBlocks(
  run: () => Promise<void>,
  files: RegExp,
): Promise<UncoveredBlock[]> {
  const inspector = new Session();
  inspector.connect();
  await inspector.post('Profiler.enable');
  await inspector.post('Debugger.enable');
  const imported = new Set<string>();
  inspector.on('Debugger.scriptParsed', ({ params }) => imported.add(params.scriptId));
  await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  vi.resetModules();
  await run();
  const { result } = await inspector.post('Profiler.takePreciseCoverage');
  const scripts = result.filter(({ scriptId, url }) => imported.has(scriptId) && files.test(url));
  const blocks = await Promise.all(
    scripts.map(async ({ scriptId, url, functions }) => {
      const { scriptSource } = await inspector.post('Debugger.getScriptSource', { scriptId });
      const idle = functions.flatMap(({ ranges }) => ranges).filter(({ count }) => count === 0);
      return idle.map(({ startOffset, endOffset }) => ({
        file: url.replace(/^.*\/src\//, ''),
        text: scriptSource.slice(startOffset, endOffset).replace(/\s+/g, ' ').trim(),
      }));
    }),
  );
  inspector.disconnect();
  return blocks.flat();
}
