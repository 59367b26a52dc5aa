import { checkAnswer } from '../answer/check-answer.ts';
import { expectedValue } from '../data/expected-value.ts';
import { compareFields } from './compare-fields.ts';
import type { Difference, Row } from './replay-row.ts';
import { textMember } from './row-member.ts';

/** Checks a recorded answer by the original's rules. @throws ScaError `ROW_INVALID` */
export function replayAnswer(row: Row): Difference[] {
  const given = row.get('expected_output');
  const expected =
    typeof given === 'string' ? given : expectedValue(given ?? null, textMember(row, 'expected_output_str'));
  const accepted = checkAnswer(expected, textMember(row, 'answer'), { compat: 'upstream' });
  return compareFields(row, new Map([['accepted', accepted]]));
}
