import type { Trajectory } from '@sca/core';
import type { TrajectoryReason } from './reasons.ts';

/** A trajectory, or why a record is none that can be built from. */
export type ReadTrajectory =
  | { readonly trajectory: Trajectory; readonly reason?: undefined }
  | {
      readonly trajectory?: undefined;
      readonly reason: TrajectoryReason;
      readonly detail: string;
      readonly id: string;
    };

type Fields = Record<string, unknown>;

/**
 * Checks a record from disk for everything the builders read. It is not core's schema: that one copies every
 * message and token, which takes longer than parsing the line.
 */
export function readTrajectory(value: unknown): ReadTrajectory {
  if (!isRecord(value)) return refuse('not-a-trajectory', '?', 'it is no object');
  const id = typeof value.id === 'string' && value.id ? value.id : '?';
  if (value.schema !== 'sca.trajectory/v1')
    return refuse('other-schema', id, `schema is ${shown(value.schema)}`);
  const lacking = firstLack(value);
  if (lacking)
    return refuse('not-a-trajectory', id, `${lacking} is ${shown(value[lacking.split('[')[0] as string])}`);
  if (value.reward === undefined) return refuse('reward-missing', id, 'there is no field reward');
  if (value.reward !== null && !Number.isFinite(value.reward))
    return refuse('reward-invalid', id, `reward is ${shown(value.reward)}`);
  return { trajectory: value as unknown as Trajectory };
}

function refuse(reason: TrajectoryReason, id: string, detail: string): ReadTrajectory {
  return { reason, id, detail };
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 80);
}

/** The first field that is not as it should be, with its index where it is in a list. */
function firstLack(fields: Fields): string | undefined {
  for (const name of ['id', 'taskId', 'group']) if (!isText(fields[name]) || fields[name] === '') return name;
  if (!isRecord(fields.environment) || !isText(fields.environment.id)) return 'environment';
  if (!isRecord(fields.policy) || !isText(fields.policy.model) || !isRecord(fields.policy.sampling))
    return 'policy';
  if (!isRecord(fields.stop) || !isText(fields.stop.type)) return 'stop';
  if (fields.verdict !== undefined && fields.verdict !== null && !isRecord(fields.verdict)) return 'verdict';
  return (
    firstWrong('messages', fields.messages, isMessage) ??
    firstWrong('calls', fields.calls, isCall) ??
    (fields.tokens === undefined ? undefined : firstWrong('tokens', fields.tokens, isTurnTokens))
  );
}

function firstWrong(name: string, list: unknown, isRight: (item: unknown) => boolean): string | undefined {
  if (!Array.isArray(list)) return name;
  const wrong = list.findIndex((item) => !isRight(item));
  return wrong < 0 ? undefined : `${name}[${wrong}]`;
}

function isMessage(value: unknown): boolean {
  if (!isRecord(value) || !isText(value.content)) return false;
  if (value.role === 'system' || value.role === 'user') return true;
  if (value.role === 'tool') return isText(value.toolCallId) && isText(value.name);
  if (value.role !== 'assistant') return false;
  if (value.reasoning !== undefined && !isText(value.reasoning)) return false;
  return (
    value.toolCalls === undefined || (Array.isArray(value.toolCalls) && value.toolCalls.every(isToolCall))
  );
}

function isToolCall(value: unknown): boolean {
  return isRecord(value) && isText(value.id) && isText(value.name) && isText(value.arguments);
}

function isCall(value: unknown): boolean {
  return isRecord(value) && isText(value.name) && typeof value.ok === 'boolean';
}

function isTurnTokens(value: unknown): boolean {
  if (!isRecord(value) || !Number.isInteger(value.messageIndex)) return false;
  return [value.promptIds, value.completionIds, value.logprobs].every(
    (list) => list === undefined || Array.isArray(list),
  );
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
