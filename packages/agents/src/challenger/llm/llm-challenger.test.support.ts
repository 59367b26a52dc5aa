import type { CodeAsTask, Environment, Json, Verdict } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import { scriptedModel } from '../../testing/scripted-model.test.support.ts';
import { shop } from '../../testing/shop.test.support.ts';
import type { ChallengeRequest } from '../challenger.ts';
import { createLlmChallenger } from './llm-challenger.ts';
import type { LlmChallengerOptions } from './llm-challenger-options.ts';

/** A task in the shop as a model hands it in. */
export const SUBMISSION = `<instruction>
Cancel the open order of Ann.
</instruction>
<verify>
function verify() { return get_order({ order_id: 'A-1' }).status === 'cancelled'; }
</verify>
<solution>
cancel_order({ order_id: 'A-1' });
</solution>
<failure why="looks only">
get_order({ order_id: 'A-1' });
</failure>
<failure>
cancel_order({ order_id: 'A-2' });
</failure>
<failure>
return 'done';
</failure>`;

/** A verdict as a checker gives it. */
export function verdictOf(parts: Partial<Verdict> = {}): Verdict {
  const kept = parts.reason === undefined;
  return {
    ...{ schema: 'sca.verdict/v1', taskId: null, mode: 'strict', kept, reason: null, detail: '' },
    ...{ caseName: null, cases: [], timeMs: 1 },
    ...parts,
  } as Verdict;
}

const TEST_TASK: CodeAsTask = {
  schema: 'sca.task/v1',
  id: '0'.repeat(64),
  environment: { id: 'test/shop', world: 'own', version: '1', dataHash: '0' },
  instruction: '',
  verify: 'function verify() { return true; }',
  solution: 'return 1;',
  failures: [],
  provenance: { kind: 'official' },
};

/** The shop, with starts and test tasks. */
export function shopWith(starts: readonly Json[], instructions: readonly string[] = []): Environment {
  return {
    ...shop,
    starts: () => starts,
    tasks: () => instructions.map((instruction) => ({ ...TEST_TASK, instruction })),
  };
}

/** Challenges a scripted model; the check gives its verdicts one after the other, then keeps everything. */
export async function challenge(
  script: readonly ScriptedStep[],
  {
    verdicts = [],
    request = {},
    ...options
  }: Partial<LlmChallengerOptions> & {
    readonly verdicts?: readonly Verdict[];
    readonly request?: Partial<ChallengeRequest>;
  } = {},
) {
  const model = scriptedModel(script);
  const checked: unknown[] = [];
  const challenger = createLlmChallenger({
    model,
    environment: shop,
    check: async (proposal) => verdicts[checked.push(proposal) - 1] ?? verdictOf(),
    ...options,
  });
  return { ...(await challenger.challenge({ seed: 7, ...request })), requests: model.requests, checked };
}
