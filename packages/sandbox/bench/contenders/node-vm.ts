import { createContext, runInContext } from 'node:vm';
import { type Contender, copyingTools, judge } from './contender.ts';

/** `node:vm` with a new context per run. It isolates nothing: guest code reaches the host through any function. */
export function createNodeVm(name: string): Contender {
  const check = (): Promise<unknown[]> =>
    judge(({ body, answer, tools }) => {
      const context = createContext({ tools: copyingTools(tools), answer });
      return runInContext(`(async () => { ${body} })()`, context, { timeout: 1000 });
    });
  return { name, check };
}
