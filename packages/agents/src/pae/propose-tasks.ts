import { contentHash, type Environment, type Model, type Sampling, type Usage } from '@sca/core';
import { renderPrompt } from '../prompts/render-prompt.ts';
import { toolSchemasOf } from '../prompts/tool-schemas.ts';
import { toolsJson } from '../prompts/tools-json.ts';
import { OBSERVATIONS_PART, PROPOSER_PROMPT } from './pae-prompts.ts';
import { type PaeTask, paeTask } from './pae-task.ts';
import { type BadLine, parseProposals } from './parse-proposals.ts';

/** One round of proposing. */
export interface ProposeOptions {
  readonly model: Model;
  readonly environment: Environment;
  /** Tasks asked for in one call. @defaultValue 25 */
  readonly count?: number;
  /** What some tool calls returned: the second variant. Without it, tasks come from the tools' descriptions alone. */
  readonly observations?: readonly string[];
  /** @defaultValue temperature 1, topP 0.9, 2048 tokens, as in PAE */
  readonly sampling?: Sampling;
  /** 0..2^32-1 */
  readonly seed: number;
  /** Keeps cached rounds apart. @defaultValue 0 */
  readonly trial?: number;
  readonly signal?: AbortSignal;
}

/** What came of a round. */
export interface Proposed {
  readonly tasks: readonly PaeTask[];
  /** Lines of the reply that are no task; the original drops them without a word. */
  readonly badLines: readonly BadLine[];
  readonly usage: Usage;
}

const PAE_SAMPLING: Sampling = { temperature: 1, topP: 0.9, maxTokens: 2048 };

/**
 * Asks for tasks as the proposer of PAE does: from the environment's description, in one call, without trying any of
 * them. Nothing is executed, checked or compared; equal tasks stay. Source: protocols.md, section 1
 *
 * @throws ScaError where the model fails.
 */
export async function proposeTasks(options: ProposeOptions): Promise<Proposed> {
  const { model, environment, seed, trial = 0, signal } = options;
  const prompt = proposerPrompt(options);
  const { message, usage } = await model.generate({
    messages: [{ role: 'user', content: prompt }],
    sampling: { seed, ...(options.sampling ?? PAE_SAMPLING) },
    trial,
    ...(signal && { signal }),
  });
  const { instructions, badLines } = parseProposals(message.content);
  const provenance = { kind: 'pae', model: model.name, seed, promptHash: contentHash(prompt) } as const;
  return {
    tasks: instructions.map((instruction) => paeTask(environment, instruction, provenance)),
    badLines,
    usage,
  };
}

function proposerPrompt({ environment, count = 25, observations = [] }: ProposeOptions): string {
  const seen = observations.map((observation, index) => `${index + 1}. ${observation}`).join('\n');
  return renderPrompt(PROPOSER_PROMPT, {
    count: String(count),
    environment: environment.id,
    policy: environment.policy,
    toolsJson: toolsJson(toolSchemasOf(environment)),
    observations: seen && renderPrompt(OBSERVATIONS_PART, { observations: seen }),
    example: JSON.stringify({ instruction: 'What the assistant is asked to do.' }),
  });
}
