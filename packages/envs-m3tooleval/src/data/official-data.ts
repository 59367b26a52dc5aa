import type { PythonValue } from '../python/python-value.ts';
import type { SuiteName } from '../suite-name.ts';
import type { ToolTexts } from '../tools/describe-tools.ts';
import type { DataFolder } from './data-folder.ts';
import { expectedValue } from './expected-value.ts';
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
    expected: expectedValue(row.member('expected_output').value, row.member('expected_output_str').text()),
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
