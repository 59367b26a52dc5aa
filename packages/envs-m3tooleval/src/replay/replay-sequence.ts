import { PythonDict } from '../python/python-dict.ts';
import { replayCall } from './replay-call.ts';
import type { Difference, Row } from './replay-row.ts';
import { listMember, rowInvalid } from './row-member.ts';
import type { WatchedSession } from './watch-environment.ts';

/** Replays recorded calls one after the other in one session. */
export async function replaySequence(row: Row, watched: WatchedSession): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [index, call] of listMember(row, 'sequence').entries()) {
    if (!(call instanceof PythonDict)) throw rowInvalid(`has a call ${index} that is no object`);
    const found = await replayCall(call, watched);
    differences.push(...found.map((each) => ({ ...each, field: `sequence[${index}].${each.field}` })));
  }
  return differences;
}
