import type { FailureCase, Random } from '@sca/core';
import { followPath } from '../program/path.ts';
import { programCode } from '../program/program-code.ts';
import { isRecord, isScalar } from '../values/sighting.ts';
import type { Hit } from './near-misses.ts';
import { perturbAnswer } from './perturb-answer.ts';
import { isSameAnswer } from './same-answer.ts';

const PERTURBED = 3;

/** The program without its last call, answering with what came before. */
export function stoppedShort({ program, run, answer }: Hit): FailureCase[] {
  const earlier = run.results.at(-2);
  if (!isScalar(earlier) || isSameAnswer(earlier, answer) || program.calls.some(({ tool }) => tool.isWrite))
    return [];
  const calls = program.calls.slice(0, -1);
  return [{ code: programCode({ calls, answer: [] }), why: 'The last step is left out.' }];
}

/** The same calls with another member of the last result as the answer. */
export function otherParts({ program, run, answer }: Hit, random: Random): FailureCase[] {
  const last = program.answer.at(-1);
  const above = followPath(run.results.at(-1) ?? null, program.answer.slice(0, -1));
  if (last?.type !== 'field' || !isRecord(above)) return [];
  const others = Object.entries(above).filter(
    ([key, value]) => key !== last.key && isScalar(value) && value !== '' && !isSameAnswer(value, answer),
  );
  if (others.length === 0) return [];
  const [key] = random.pick(others);
  const path = [...program.answer.slice(0, -1), { type: 'field', key } as const];
  return [{ code: programCode({ ...program, answer: path }), why: `The answer is the ${key}.` }];
}

/** The same calls with an answer that is a little off. */
export function perturbedAnswers({ program, answer }: Hit, random: Random): FailureCase[] {
  return Array.from({ length: PERTURBED }, () => perturbAnswer(answer, random))
    .filter((wrong) => !isSameAnswer(wrong, answer))
    .map((wrong) => ({
      code: programCode(program, JSON.stringify(wrong)),
      why: 'The answer is a little off.',
    }));
}
