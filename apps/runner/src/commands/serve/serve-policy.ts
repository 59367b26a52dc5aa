import { once } from 'node:events';
import { resolve } from 'node:path';
import { loadPolicy } from '@sca/policy';
import type { CommandContext } from '../../command-context.ts';
import { describeFailure } from '../../describe-failure.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { type ModelServer, startModelServer } from '../../serve/start-model-server.ts';
import { escapeText } from '../../terminal/escape-text.ts';

/** The options of `sca serve`, as commander hands them over. */
export interface ServeOptions {
  readonly policy: string;
  readonly port: number;
  readonly host: string;
  readonly name?: string;
}

/**
 * `sca serve`: answers until Ctrl-C, which is how it is meant to end.
 *
 * @throws ScaError `CHECKPOINT_UNREADABLE`, `CHECKPOINT_INVALID`, `ADDRESS_UNAVAILABLE`
 */
export async function servePolicy(
  { policy: path, port, host, name }: ServeOptions,
  { cwd, signal, stdout, stderr }: CommandContext,
): Promise<number> {
  const policy = await loadPolicy(resolve(cwd, path));
  const server = await startModelServer({
    model: policy,
    name,
    fingerprint: policy.checkpoint,
    host,
    port,
    onFailure: (thrown) => void stderr.write(describeFailure(thrown)),
  });
  await stdout.write(describeServer(server, policy.checkpoint));
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
  await stderr.write('Stopped.\n');
  return EXIT_CODE.done;
}

function describeServer({ name, baseUrl }: ModelServer, checkpoint: string): string {
  const model = `{ baseUrl: "${baseUrl}", model: ${JSON.stringify(name)}, tokens: auto }`;
  return [
    `${escapeText(name)} with the weights ${checkpoint} answers at ${baseUrl}`,
    'Ctrl-C stops it. Try, from another terminal:',
    `  sca eval experiments/calculation.yaml --name served --set 'models.executor=${escapeText(model)}' --set challenge.kind=procedural --set train.trainer=none`,
    '',
  ].join('\n');
}
