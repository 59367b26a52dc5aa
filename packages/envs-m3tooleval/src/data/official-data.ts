import { literalEval } from '../python/literal-eval.ts';
import { PythonError } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import type { SuiteName } from '../suite-name.ts';
import type { ToolTexts } from '../tools/describe-tools.ts';
import type { DataFolder } from './data-folder.ts';
import type { ValueReader } from './value-reader.ts';

/** A human-written task of the benchmark. */
export interface OfficialTask {
  readonly suite: string;
  readonly name: string;
  readonly instruction: string;
  readonly expected: PythonValue;
  readonly tools: ToolTexts;
}

/** Reads the tasks of some suites. @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE` */
export async function readOfficialTasks(
  folder: DataFolder,
  suites: readonly SuiteName[],
): Promise<OfficialTask[]> {
  const rows = (await folder.readJson('tasks.json')).list();
  return rows.map(readTask).filter(({ suite }) => (suites as readonly string[]).includes(suite));
}

function readTask(row: ValueReader): OfficialTask {
  return {
    suite: row.member('suite').text(),
    name: row.member('name').text(),
    instruction: row.member('instruction').text(),
    expected: readExpected(row),
    tools: new Map(row.member('tools').list().map(readToolTexts)),
  };
}

function readToolTexts(tool: ValueReader): [string, { description: string; signature: string }] {
  const texts = {
    description: tool.member('description').text(),
    signature: tool.member('signature').text(),
  };
  return [tool.member('name').text(), texts];
}

/** The expected value with its Python type: JSON would make a list of a tuple. */
export function readExpected(row: ValueReader): PythonValue {
  const value = row.member('expected_output').value;
  if (typeof value === 'string') return value;
  try {
    return literalEval(row.member('expected_output_str').text());
  } catch (thrown) {
    // Such as nan and inf, which are no literals.
    if (thrown instanceof PythonError) return value;
    throw thrown;
  }
}
