import { jsonLoads } from '../python/json-loads.ts';
import { PythonDict } from '../python/python-dict.ts';
import { PythonError } from '../python/python-error.ts';
import { isList, type PythonValue } from '../python/python-value.ts';
import { typeName } from '../python/type-name.ts';
import type { RequestedAction, UnreadableAction } from './requested-action.ts';

const EXPLANATION =
  "Invalid action. You should output a JSON object with the following fields: 'tool' (the name of the tool), 'args' (a list of arguments to the tool). Error: ";

/** Reads `{"tool": ..., "args": [...]}`. Upstream: tasks/base.py, JsonAction */
export function parseJsonAction(content: string): RequestedAction | UnreadableAction {
  try {
    const action = jsonLoads(content);
    const tool = memberOf(action, 'tool');
    const args = memberOf(action, 'args');
    return { status: 'requested', tool, args: isList(args) ? args : [args] };
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown;
    return { status: 'unreadable', observation: EXPLANATION + thrown.message };
  }
}

/** `action[key]` @throws PythonError as Python does for what is no dict */
function memberOf(action: PythonValue, key: string): PythonValue {
  if (action instanceof PythonDict) {
    const value = action.get(key);
    if (value === undefined) throw new PythonError('KeyError', `'${key}'`);
    return value;
  }
  if (isList(action)) throw new PythonError('TypeError', 'list indices must be integers or slices, not str');
  if (typeof action === 'string')
    throw new PythonError('TypeError', "string indices must be integers, not 'str'");
  throw new PythonError('TypeError', `'${typeName(action)}' object is not subscriptable`);
}
