import { counted, whole } from '../counted.ts';
import { RequestError } from './request-error.ts';

// Several times what the longest episodes have: 62 messages of 20,000 characters in 30 steps of tau-bench.
const MAX_TOOLS = 128;
const MAX_MESSAGES = 200;
/** Characters of one tool, and of one message, as JSON. */
const MAX_PART = 32_768;
/** Characters of all tools together, and of all messages. */
const MAX_ALL = 131_072;

interface Limit {
  readonly noun: 'tool' | 'message';
  readonly most: number;
}

const LISTS: Readonly<Record<'tools' | 'messages', Limit>> = {
  tools: { noun: 'tool', most: MAX_TOOLS },
  messages: { noun: 'message', most: MAX_MESSAGES },
};

/**
 * Bounds the work that one request can cause, so that others need not wait for it: a model that runs in this process
 * answers one after the other, and the time that it takes grows faster than what it is given. Looked at before the
 * fields are, since that takes its time as well.
 *
 * @throws RequestError 400 that names the field
 */
export function checkRequestSize(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const [field, limit] of Object.entries(LISTS)) {
    const list = (body as Readonly<Record<string, unknown>>)[field];
    if (Array.isArray(list)) checkList(list, field, limit);
  }
}

function checkList(list: readonly unknown[], field: string, { noun, most }: Limit): void {
  if (list.length > most)
    throw tooLarge(field, `holds ${counted(list.length, noun)}; this server takes ${whole(most)} at most`);
  let all = 0;
  for (const [index, part] of list.entries()) {
    const length = jsonLength(part);
    all += length;
    if (length > MAX_PART) throw tooLarge(`${field}[${index}]`, tooLong(length, MAX_PART));
  }
  if (all > MAX_ALL) throw tooLarge(field, tooLong(all, MAX_ALL));
}

/** Infinity for what is nested so deep that it cannot be written. */
function jsonLength(part: unknown): number {
  try {
    return JSON.stringify(part).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function tooLong(length: number, most: number): string {
  return `has ${whole(length)} characters as JSON; this server takes ${whole(most)} at most`;
}

function tooLarge(param: string, problem: string): RequestError {
  return new RequestError(400, `${param} ${problem}.`, { param, code: 'request_too_large' });
}
