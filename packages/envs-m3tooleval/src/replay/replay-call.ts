import { cutObservation } from '../protocol/cut-observation.ts';
import { failedCall, unknownTool } from '../protocol/observe-call.ts';
import type { PythonValue } from '../python/python-value.ts';
import { repr } from '../python/repr.ts';
import { typeName } from '../python/type-name.ts';
import { callPositionally } from '../tools/call-positionally.ts';
import { compareFields } from './compare-fields.ts';
import type { Difference, Row } from './replay-row.ts';
import { listMember, textMember } from './row-member.ts';
import type { WatchedSession } from './watch-environment.ts';

/** Replays one recorded call in a session and says what is not as recorded. */
export async function replayCall(row: Row, watched: WatchedSession): Promise<Difference[]> {
  const name = textMember(row, 'tool');
  return compareFields(row, await carryOut(watched, name, listMember(row, 'arguments')));
}

async function carryOut(
  watched: WatchedSession,
  name: string,
  args: readonly PythonValue[],
): Promise<Map<string, PythonValue>> {
  const tool = watched.tools.get(name);
  if (!tool) return new Map([['observation', unknownTool(name, 'upstream')]]);
  watched.forget();
  const result = await callPositionally(watched.session, { tool, args });
  const outcome = watched.last();
  if (result.ok && outcome?.status === 'returned') return resultFields(outcome.value, result.text);
  const refusal = result.ok ? '' : result.error;
  // Not reached: the call had too few or too many arguments.
  const { message: error, type } =
    outcome?.status === 'raised' ? outcome.error : { message: refusal, type: 'TypeError' };
  return new Map<string, PythonValue>([
    ['error', error],
    ['error_type', type],
    ['observation', failedCall(name, args, { error, compat: 'upstream' })],
  ]);
}

function resultFields(value: PythonValue, text: string): Map<string, PythonValue> {
  return new Map<string, PythonValue>([
    ['result', value],
    ['result_type', typeName(value)],
    ['result_str', text],
    ['result_repr', repr(value)],
    ['observation', cutObservation(text)],
  ]);
}
