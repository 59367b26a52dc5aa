import { checkAnswer } from '../answer/check-answer.ts';
import { readExpected } from '../data/official-data.ts';
import { valueReader } from '../data/value-reader.ts';
import { compareFields } from './compare-fields.ts';
import type { Difference, Row } from './replay-row.ts';
import { textMember } from './row-member.ts';

/** Checks a recorded answer by the original's rules. */
export function replayAnswer(row: Row): Difference[] {
  const expected = readExpected(valueReader(row, { path: 'the recorded row', place: '' }));
  const accepted = checkAnswer(expected, textMember(row, 'answer'), { compat: 'upstream' });
  return compareFields(row, new Map([['accepted', accepted]]));
}
