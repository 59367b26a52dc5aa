import { type Contender, copyingTools, judge } from './contender.ts';

type AsyncFunctionConstructor = new (...source: string[]) => (...args: unknown[]) => Promise<unknown>;

const AsyncFunction = (async () => {}).constructor as AsyncFunctionConstructor;

/** Guest code as ordinary functions of this process: no isolation, no limits. */
export function createNoIsolation(name: string): Contender {
  const check = (): Promise<unknown[]> =>
    judge(({ body, answer, tools }) =>
      new AsyncFunction('tools', 'answer', body)(copyingTools(tools), answer),
    );
  return { name, check };
}
