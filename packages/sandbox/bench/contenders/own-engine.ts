import { resolveRules } from '../../src/check/check-rules.ts';
import { checkTask } from '../../src/check/check-task.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { EngineKind } from '../../src/engine/guest-engine.ts';
import { compileQuickJs } from '../../src/engine/quickjs-module.ts';
import { createLocalMonitor } from '../../src/engine/run-monitor.ts';
import { resolveLimits } from '../../src/limits.ts';
import { shop, shopTask } from '../shop.ts';
import type { Contender } from './contender.ts';

/** An engine of ours in this thread: all that a check does, without the worker around it. */
export async function createOwnEngine(name: string, kind: EngineKind): Promise<Contender> {
  const monitor = { ...createLocalMonitor(), duringTool: <Result>(work: () => Result): Result => work() };
  const { engine } = await createEngine({ wasm: compileQuickJs(), limits: resolveLimits(), monitor, kind });
  const context = { engine, monitor, environment: shop };
  const request = { task: shopTask, mode: 'paper', rules: resolveRules('paper') } as const;
  return {
    name,
    async check() {
      const { cases } = await checkTask(context, request);
      return cases.map(({ passed }) => passed);
    },
  };
}
