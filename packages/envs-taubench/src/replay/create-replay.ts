import { type Environment, ScaError } from '@sca/core';
import { isDict, memberOf, type PythonValue } from '../python/python-value.ts';
import { parseRow, type RecordedRow, replayRow } from './replay-row.ts';

/** What a replayed row came to. */
export interface ReplayedRow {
  readonly kind: 'episode';
  readonly differences: readonly {
    readonly field: string;
    readonly expected: string;
    readonly actual: string;
  }[];
}

/** Replays recorded episodes, each on a fresh database. */
export interface EpisodeReplay {
  /** @throws ScaError `ROW_INVALID` for a line that is no recorded episode */
  replayLine(line: string): Promise<ReplayedRow>;
}

export function createEpisodeReplay(environment: Environment): EpisodeReplay {
  return {
    async replayLine(line) {
      const differences = replayRow(environment, readRow(line)).map(({ step, name, expected, actual }) => ({
        field: step === undefined ? name : `step ${step}, ${name}`,
        expected: String(expected),
        actual: String(actual),
      }));
      return { kind: 'episode', differences };
    },
  };
}

function readRow(line: string): RecordedRow {
  const row = parseLine(line);
  const problem = problemOf(row);
  if (problem === undefined) return row as unknown as RecordedRow;
  throw new ScaError('ROW_INVALID', `The row is no recorded episode: ${problem}.`);
}

function problemOf(row: PythonValue): string | undefined {
  if (!isDict(row)) return 'it is no object';
  const steps = memberOf(row, 'steps');
  if (!Array.isArray(steps)) return 'it has no list of steps';
  const wrong = steps.findIndex((step) => !isStep(step));
  if (wrong >= 0)
    return `its step ${wrong} needs a name, an object of arguments, and a text or null as observation`;
  const digest = ['db_digest', 'db_hash'].find(
    (name) => !['string', 'undefined'].includes(typeof memberOf(row, name)),
  );
  return digest && `its ${digest} is no text`;
}

function isStep(step: PythonValue): boolean {
  if (!isDict(step) || typeof memberOf(step, 'name') !== 'string') return false;
  const observation = memberOf(step, 'observation');
  const isText = observation === undefined || observation === null || typeof observation === 'string';
  return isText && isDict(memberOf(step, 'arguments') ?? null);
}

function parseLine(line: string): PythonValue {
  try {
    return parseRow(line) as unknown as PythonValue;
  } catch (thrown) {
    throw new ScaError('ROW_INVALID', 'The row is no JSON.', { cause: thrown });
  }
}
