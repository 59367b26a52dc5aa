import { type Environment, type LocalSession, startSession } from '@sca/core';
import { databaseDigest } from '../digest/database-digest.ts';
import { upstreamHash } from '../digest/upstream-hash.ts';
import { parseJson } from '../python/parse-json.ts';
import type { PythonDict } from '../python/python-value.ts';
import { readState } from './read-state.ts';

/** A recorded step. Names are the recordings'. */
export interface RecordedStep {
  readonly name: string;
  readonly arguments: PythonDict;
  /** Null where the tool returned None; absent where only that it raised is known, not in which words. */
  readonly observation?: string | null;
}

/** One line of a recording: calls on a fresh database, and what the database was afterwards. */
export interface RecordedRow {
  readonly task_id?: number;
  readonly id?: number;
  readonly steps: readonly RecordedStep[];
  readonly db_digest: string;
  readonly db_hash?: string;
}

/** A place where the replay differs from the recording. */
export interface Mismatch {
  /** Index of the step; undefined for the database at the end. */
  readonly step?: number;
  readonly name: string;
  readonly expected: string | null;
  readonly actual: string | null;
}

/** Reads a line of a recording. Unlike `JSON.parse` it keeps 100.0 apart from 100. */
export function parseRow(line: string): RecordedRow {
  return parseJson(line) as unknown as RecordedRow;
}

/** Replays a row on a fresh database and tells where it differs. Observations have to agree byte by byte. */
export function replayRow(environment: Environment, row: RecordedRow): Mismatch[] {
  const session = startSession(environment);
  const mismatches: Mismatch[] = [];
  for (const [step, { name, arguments: args, observation: expected }] of row.steps.entries()) {
    const actual = observe(session, name, args);
    const isSame = expected === undefined ? actual?.startsWith('Error: ') : actual === expected;
    if (!isSame)
      mismatches.push({ step, name, expected: expected === undefined ? 'Error: (any)' : expected, actual });
  }
  const state = readState(environment, session);
  const digests = [
    { name: 'db_digest', expected: row.db_digest, digestOf: databaseDigest },
    { name: 'db_hash', expected: row.db_hash, digestOf: upstreamHash },
  ];
  for (const { name, expected, digestOf } of digests) {
    const actual = expected === undefined ? undefined : digestOf(state);
    if (actual !== undefined && actual !== expected)
      mismatches.push({ name, expected: expected ?? null, actual });
  }
  return mismatches;
}

/** What a model would be shown, as recordings have it: null where the tool returned None. */
function observe(session: LocalSession, name: string, args: PythonDict): string | null {
  const result = session.call(name, args);
  return result.ok && result.value === null ? null : result.text;
}
