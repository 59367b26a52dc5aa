import { type Environment, ScaError } from '@sca/core';
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
  if (row !== null && typeof row === 'object' && Array.isArray(row.steps)) return row;
  throw new ScaError('ROW_INVALID', 'The row is no recorded episode: it has no list of steps.');
}

function parseLine(line: string): RecordedRow {
  try {
    return parseRow(line);
  } catch (thrown) {
    throw new ScaError('ROW_INVALID', 'The row is no JSON.', { cause: thrown });
  }
}
