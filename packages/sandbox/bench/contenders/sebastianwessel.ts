import variant from '@jitl/quickjs-wasmfile-release-sync';
import { loadQuickJs } from '@sebastianwessel/quickjs';
import { answerSource, type Contender, judge, toolsSource } from './contender.ts';

type Variant = Parameters<typeof loadQuickJs>[0];

/** @sebastianwessel/quickjs, with the same QuickJS build as the others. */
export async function createSebastianWessel(name: string): Promise<Contender> {
  const { runSandboxed } = await loadQuickJs(variant as unknown as Variant);
  const check = (): Promise<unknown[]> =>
    judge(async ({ body, answer, tools }) => {
      const source = `${toolsSource(tools, 'env')} ${answerSource(answer)} export default await (async () => { ${body} })()`;
      const env = Object.fromEntries(tools.map((tool) => [tool.name, tool.call]));
      const options = {
        env,
        executionTimeout: 1000,
        memoryLimit: 32 * 2 ** 20,
        allowFetch: false,
        allowFs: false,
      };
      const result = await runSandboxed(({ evalCode }) => evalCode(source), options);
      if (!result.ok) throw new Error(`the guest failed: ${result.error.message}`);
      return result.data;
    });
  return { name, check };
}
