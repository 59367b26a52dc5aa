import type { Environment } from '@sca/core';
import { jsonLoads } from '../python/json-loads.ts';
import { PythonDict } from '../python/python-dict.ts';
import { PythonError } from '../python/python-error.ts';
import { SUITE_IDS, SUITES, type SuiteName } from '../suite-name.ts';
import { replayAnswer } from './replay-answer.ts';
import { replayCall } from './replay-call.ts';
import { replayParse } from './replay-parse.ts';
import type { Difference, Row, RowKind, RowReplay } from './replay-row.ts';
import { replaySequence } from './replay-sequence.ts';
import { rowInvalid, textMember } from './row-member.ts';
import { watchEnvironment } from './watch-environment.ts';

/** Members that tell the kinds of rows apart. */
const MARKS: readonly (readonly [string, RowKind])[] = [
  ['sequence', 'browser-sequence'],
  ['accepted', 'answer-check'],
  ['generation', 'parse-case'],
  ['tool', 'tool-call'],
];

/** Replays recorded rows on environments of the official world with upstream rules. */
export interface Replay {
  /**
   * Undefined for a row of a suite that is not replayed.
   *
   * @throws ScaError `ROW_INVALID` for a line that is no recorded row
   */
  replayLine(line: string): Promise<RowReplay | undefined>;
}

export function createReplay(environments: readonly Environment[]): Replay {
  const byId = new Map(environments.map((environment) => [environment.id, environment]));
  return {
    async replayLine(line) {
      const row = readRow(line);
      const kind = kindOf(row);
      const suite = suiteOf(row);
      const environment = byId.get(SUITE_IDS[suite]);
      return environment && { kind, suite, differences: await REPLAYS[kind](row, environment) };
    },
  };
}

const REPLAYS: Readonly<Record<RowKind, (row: Row, environment: Environment) => Promise<Difference[]>>> = {
  'tool-call': (row, environment) => replayCall(row, watchEnvironment(environment)),
  'browser-sequence': (row, environment) => replaySequence(row, watchEnvironment(environment)),
  'answer-check': async (row) => replayAnswer(row),
  'parse-case': (row, environment) => replayParse(row, () => watchEnvironment(environment)),
};

function readRow(line: string): Row {
  try {
    const row = jsonLoads(line);
    return row instanceof PythonDict ? row : refuse('is no JSON object');
  } catch (thrown) {
    if (thrown instanceof PythonError) return refuse(`is no JSON (${thrown.message})`);
    throw thrown;
  }
}

function kindOf(row: Row): RowKind {
  const mark = MARKS.find(([member]) => row.get(member) !== undefined);
  return mark?.[1] ?? refuse(`has none of the members ${MARKS.map(([member]) => member).join(', ')}`);
}

function suiteOf(row: Row): SuiteName {
  const name = textMember(row, 'suite');
  return (
    SUITES.find((suite) => suite === name) ??
    refuse(`names the suite ${JSON.stringify(name)}; known are ${SUITES.join(', ')}`)
  );
}

function refuse(problem: string): never {
  throw rowInvalid(problem);
}
