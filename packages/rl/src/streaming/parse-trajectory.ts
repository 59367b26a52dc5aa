import { messageOf, type Trajectory } from '@sca/core';
import type { InputProblem } from './input-problem.ts';
import { isObject, renderShapeProblem } from './shape/shape.ts';
import { trajectoryShape } from './shape/trajectory-shape.ts';

/** A line's trajectory, or what is wrong with it. */
export type ParsedLine =
  | { readonly trajectory: Trajectory; readonly problem?: undefined }
  | { readonly trajectory?: undefined; readonly problem: Omit<InputProblem, 'line'> };

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/** Reads one line as a trajectory. Defaults of the record are filled in. */
export function parseTrajectory(line: Buffer): ParsedLine {
  const text = line.toString('utf8');
  if (text.includes('\ufffd') && !isUtf8(line)) return refuse('not-utf-8', 'The line is not UTF-8.');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return refuse('not-json', `The line is not JSON: ${messageOf(thrown)}.`);
  }
  return checkTrajectory(value);
}

function checkTrajectory(value: unknown): ParsedLine {
  if (!isObject(value)) return refuse('malformed', 'The line is no JSON object.');
  if (value.schema !== 'sca.trajectory/v1')
    return refuse('other-schema', `schema is ${nameOf(value.schema)} where sca.trajectory/v1 is read.`);
  if (!Object.hasOwn(value, 'reward'))
    return refuse('missing-reward', 'reward is missing; it is 1, 0, or null where nothing can be said.');
  const problem = trajectoryShape(value);
  if (problem) return refuse('malformed', `${renderShapeProblem(problem)}.`);
  const trajectory = value as Trajectory;
  for (const message of trajectory.messages) if (message.role === 'assistant') message.isSampled ??= true;
  return { trajectory };
}

function nameOf(schema: unknown): string {
  return typeof schema === 'string' ? JSON.stringify(schema.slice(0, 60)) : 'no text';
}

function refuse(reason: InputProblem['reason'], detail: string): ParsedLine {
  return { problem: { reason, detail } };
}

function isUtf8(bytes: Buffer): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
