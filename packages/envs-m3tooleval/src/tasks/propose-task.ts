import type { TaskProposal } from '@sca/core';
import { GUEST_CHECK_SOURCE } from '../answer/guest-check-source.ts';
import type { Compat } from '../compat.ts';
import type { OfficialTask } from '../data/official-data.ts';
import type { PythonValue } from '../python/python-value.ts';
import { repr, str } from '../python/repr.ts';
import type { OwnTask } from './own-task.ts';

export interface ProposalOptions {
  readonly environmentId: string;
  /** By which rules `verify` compares. */
  readonly compat: Compat;
}

/** A task of the project's own as a Code-as-Task record. */
export function proposeOwnTask(task: OwnTask, { environmentId, compat }: ProposalOptions): TaskProposal {
  const { name, instruction, expected, solution, nearMisses } = task;
  return {
    schema: 'sca.task/v1',
    environment: { id: environmentId },
    instruction,
    verify: verifyCode(expected, compat),
    solution,
    failures: nearMisses.map(({ code, why }) => ({ code, why })),
    provenance: { kind: 'own', name, expected: str(expected) },
  };
}

/** An official task as a Code-as-Task record. Upstream has no solutions, so that it just says the answer. */
export function proposeOfficialTask(
  task: OfficialTask,
  { environmentId, compat }: ProposalOptions,
): TaskProposal {
  const { name, instruction, expected } = task;
  return {
    schema: 'sca.task/v1',
    environment: { id: environmentId },
    instruction,
    verify: verifyCode(expected, compat),
    solution: `return ${JSON.stringify(str(expected))};`,
    failures: [],
    provenance: { kind: 'official', name, expected: str(expected) },
  };
}

/** `verify` in guest code: the same check as {@link checkAnswer}, carried along as one script. */
function verifyCode(expected: PythonValue, compat: Compat): string {
  const expectation = JSON.stringify({ expected: repr(expected), compat });
  return `${GUEST_CHECK_SOURCE}\nfunction verify(answer) {\n  return m3tooleval.checkGuestAnswer(answer, ${expectation});\n}`;
}
