import { type ActionMode, MODE_NAMES } from '../protocol/action-mode.ts';
import { observeCall } from '../protocol/observe-call.ts';
import { type ParsedGeneration, parseGeneration } from '../protocol/parse-generation.ts';
import { parseJsonAction } from '../protocol/parse-json-action.ts';
import { parseTextAction } from '../protocol/parse-text-action.ts';
import { trimGeneration } from '../protocol/trim-generation.ts';
import { dictKey } from '../python/dict-key.ts';
import { PythonDict } from '../python/python-dict.ts';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { repr } from '../python/repr.ts';
import { typeName } from '../python/type-name.ts';
import { compareFields } from './compare-fields.ts';
import { hasJson } from './has-json.ts';
import type { Difference, Row } from './replay-row.ts';
import { rowInvalid, textMember } from './row-member.ts';
import type { WatchedSession } from './watch-environment.ts';

type Entry = readonly [string, PythonValue];

/** Trims, parses and carries out a recorded generation. `open` gives fresh tools for each way. */
export async function replayParse(row: Row, open: () => WatchedSession): Promise<Difference[]> {
  const generation = textMember(row, 'generation');
  const mode = modeOf(textMember(row, 'mode'));
  const postprocessed = trimGeneration(generation, 'upstream');
  const [parsed, trimmed] = [generation, postprocessed].map((text) => parseGeneration(text, 'upstream')) as [
    ParsedGeneration,
    ParsedGeneration,
  ];
  const entries: Entry[] = [
    ['parsed', parsedDict(parsed)],
    ['postprocessed', postprocessed],
    ['parsed_postprocessed', parsedDict(trimmed)],
    ['action', await actionDict(parsed, mode, open())],
    ['action_postprocessed', await actionDict(trimmed, mode, open())],
  ];
  return compareFields(row, new Map(entries));
}

function modeOf(name: string): ActionMode {
  const mode = MODE_NAMES.get(name);
  if (!mode)
    throw rowInvalid(
      `names the mode ${JSON.stringify(name)}; known are ${[...MODE_NAMES.keys()].join(', ')}`,
    );
  return mode;
}

function parsedDict({ type, content, extraInfo }: ParsedGeneration): PythonDict {
  return new PythonDict([
    ['type', type],
    ['content', content],
    ['extra_info', extraInfo],
  ]);
}

async function actionDict(
  { type, content }: ParsedGeneration,
  mode: ActionMode,
  watched: WatchedSession,
): Promise<PythonValue> {
  if (type !== 'action') return null;
  if (mode === 'code') return new PythonDict([['code', content]]);
  const action = mode === 'json' ? parseJsonAction(content) : parseTextAction(content, 'upstream');
  if (action.status === 'unreadable') return new PythonDict([['observation', action.observation]]);
  const { tool, args } = action;
  const isJson = args.every(hasJson);
  const crash = crashOf(tool);
  const outcome: Entry = crash
    ? ['raises', crash]
    : ['observation', await observeCall(action, { ...watched, compat: 'upstream' })];
  const asTold: Entry[] = isJson ? [] : [['args_repr', repr(args)]];
  const entries: Entry[] = [
    ['tool', tool],
    ['args', isJson ? args : null],
    ['arg_types', args.map(typeName)],
    outcome,
    ...asTold,
  ];
  return new PythonDict(entries);
}

/** Fault 5: upstream looks the tool up in a dict, whose keys have to be hashable. */
function crashOf(tool: PythonValue): string | undefined {
  try {
    dictKey(tool);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof PythonError) return `${thrown.type}: ${thrown.message}`;
    throw thrown;
  }
}
