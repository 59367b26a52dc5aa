import { expect, it } from 'vitest';
import { findUncoveredBlocks } from './uncovered-blocks.test.support.ts';

/** What tools run. The readers of JSON text are the files' and the recordings'. */
const TOOLS =
  /envs-taubench\/src\/(?:airline|retail|tools|calculate)\/|envs-taubench\/src\/python\/(?!parse-json|mark-text)/;

async function replayOwnTasks(): Promise<void> {
  const { startSession } = await import('@sca/core');
  const { openAirline, openRetail } = await import('../create-environment.ts');
  for (const open of [openRetail, openAirline]) {
    for (const compat of ['upstream', 'fixed'] as const) {
      const { environment, world } = open({ compat });
      for (const { actions } of world.tasks('test')) {
        const session = startSession(environment);
        for (const { name, arguments: args } of actions) {
          const result = session.call(name, args);
          // Texts and values are made when they are read.
          expect(typeof (result.ok ? JSON.stringify(result.value) : result.text)).toBe('string');
        }
      }
      startSession(environment).call('think', 'no arguments but a text');
    }
  }
}

it('the own tasks reach every branch of every tool, errors included', async () => {
  const uncovered = await findUncoveredBlocks(replayOwnTasks, TOOLS);
  // Vite puts a try around each export.
  const ours = uncovered.filter(({ text }) => text !== 'catch {}');
  expect(ours).toEqual([]);
});
