import { firstCodeBlock } from '../../executor/strategies/code-block.ts';
import type { AssistantMessage, ChallengerMove } from './challenger-move.ts';
import { BOTH_AT_ONCE, CUT_REPLY, EMPTY_REPLY, NEITHER, OPEN_BLOCK } from './prompts/reminders.ts';
import { readSubmission, type Submission } from './read-submission.ts';

/** How a reply is to be read. */
export interface ReadOptions {
  /** True where the challenger explores by code, false where by native tool calls. */
  readonly byCode: boolean;
  /** True where the reply was cut at the model's limit of tokens. */
  readonly isCut: boolean;
}

/** Reads a reply of the challenger. */
export function readMove(message: AssistantMessage, { byCode, isCut }: ReadOptions): ChallengerMove {
  const content = withoutThinking(message);
  const submission = readSubmission(content);
  const { toolCalls: calls = [] } = message;
  if (calls.length > 0) return submission ? unreadable(BOTH_AT_ONCE, true) : { type: 'calls', calls };
  if (submission) return isCut ? unreadable(CUT_REPLY, true) : readTask(submission, byCode);
  const block = byCode ? firstCodeBlock(content) : undefined;
  if (block?.status === 'closed') return { type: 'code', code: block.code };
  if (isCut) return unreadable(CUT_REPLY, false);
  if (block) return unreadable(OPEN_BLOCK, false);
  return unreadable(content.trim() === '' ? EMPTY_REPLY : NEITHER, false);
}

function readTask(submission: Submission, byCode: boolean): ChallengerMove {
  if (submission.status === 'incomplete') return unreadable(submission.problem, true);
  const block = byCode ? firstCodeBlock(submission.outside) : undefined;
  // A fence around the whole task leaves an empty one behind.
  const isAlsoCode = block?.status === 'closed' && block.code.trim() !== '';
  return isAlsoCode ? unreadable(BOTH_AT_ONCE, true) : { type: 'submission', task: submission.task };
}

function unreadable(problem: string, isSubmission: boolean): ChallengerMove {
  return { type: 'unreadable', problem, isSubmission };
}

/**
 * What of a reply stays in the conversation: what stands behind the first block of code is cut, since it was written
 * without knowing what the block does.
 */
export function rememberReply(message: AssistantMessage, move: ChallengerMove): AssistantMessage {
  if (move.type !== 'code') return message;
  const content = withoutThinking(message);
  const block = firstCodeBlock(content);
  if (block?.status !== 'closed') return message;
  const thinking = message.content.length - content.length;
  return { ...message, content: message.content.slice(0, thinking + block.end) };
}

/** Without thinking that a server left in the content. */
function withoutThinking({ content }: AssistantMessage): string {
  return content.replace(/^\s*<think>[\s\S]*?<\/think>/, '');
}
