import { type Json, ScaError } from '@sca/core';
import type { JsonLine } from '@sca/core/node';
import type { Checker } from '@sca/sandbox';
import type { CheckedLine } from './checked-line.ts';
import type { InputLine } from './input-line.ts';

/**
 * Judges lines in order, in constant memory: the checker reads ahead only as far as its workers need.
 *
 * @throws ScaError `HOST_TOOL_FAILED` naming the line, and whatever else the checker throws.
 */
export async function* checkLines(
  lines: AsyncIterable<JsonLine>,
  checker: Pick<Checker, 'checkAll'>,
  signal: AbortSignal,
): AsyncGenerator<CheckedLine> {
  const underWay: InputLine[] = [];
  try {
    for await (const verdict of checker.checkAll(tasksOf(lines, underWay), { signal })) {
      const line = underWay.shift();
      if (!line) throw new Error('the checker gave more verdicts than it was given tasks');
      yield { line, verdict: line.problem === null ? verdict : { ...verdict, detail: line.problem } };
    }
  } catch (thrown) {
    throw nameLine(thrown, underWay[0]);
  }
}

// A line that is no JSON takes its turn as null, which is judged malformed like anything else that is no proposal.
async function* tasksOf(lines: AsyncIterable<JsonLine>, underWay: InputLine[]): AsyncGenerator<Json> {
  for await (const { line, text, value = null, error = null } of lines) {
    const bytes = Buffer.byteLength(text) + 1;
    underWay.push({ number: line, bytes, instruction: instructionOf(value), problem: error });
    yield value;
  }
}

function instructionOf(task: Json): string | null {
  if (task === null || typeof task !== 'object' || !('instruction' in task)) return null;
  return typeof task.instruction === 'string' ? task.instruction : null;
}

function nameLine(thrown: unknown, line: InputLine | undefined): unknown {
  if (!(thrown instanceof ScaError) || thrown.code !== 'HOST_TOOL_FAILED' || !line) return thrown;
  const { code, message, details } = thrown;
  return new ScaError(code, `Line ${line.number}: ${message}`, {
    cause: thrown,
    details: { ...details, line: line.number },
  });
}
