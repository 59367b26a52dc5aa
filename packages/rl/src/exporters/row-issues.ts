/**
 * Why a row is not in the exported files. Each says that the format cannot carry what the row holds; nothing is
 * changed to make it fit unless an option says so.
 */
export const REFUSALS = {
  'no-tokens': 'the format is made of token ids, and none were captured for the row',
  'no-prompt': 'the first message was sampled, so that there is no prompt',
  'no-trained-message': 'no message of the row bears loss',
  'missing-logprobs': 'a sampled token has no logprob',
  'invalid-arguments': 'the arguments of a tool call are no JSON object',
  'inexact-arguments':
    'a number or a repeated key in the arguments of a tool call would be lost by parsing them',
  'turn-weights': 'some sampled messages bear no loss, or less, and the format trains on all of them',
  'fractional-weights': 'a message has a loss weight between 0 and 1, and the format knows only 0 and 1',
  'text-with-calls': 'a message has text and tool calls, and the format holds one of the two',
  'turn-order': 'messages do not alternate as the format demands',
  'unanswered-call': 'a tool call has no result, or a result no call',
  'tool-name': 'the name of a tool has characters that the format forbids',
  'separator-in-result': 'a tool result holds the mark that divides results in the format',
  'not-one-message': 'the format compares single messages, and a side has several',
  'prompt-end': 'the format demands that the prompt ends with a user message',
  'not-unicode': 'a text has half of a surrogate pair, which readers of the format refuse for the whole file',
  'other-columns': 'a value does not fit the type that the column got from the first rows',
} as const;

export type RefusalReason = keyof typeof REFUSALS;

/** What was not carried over although the row is in the files. */
export const NOTES = {
  'reasoning-dropped': 'the format has no place for reasoning',
  'tokens-dropped': 'the format holds messages; trl-sft-tokens holds the ids',
  'empty-system-dropped': 'the format cannot tell an empty system message from none',
  'text-dropped': 'text beside tool calls was dropped, as asked for',
  'weights-ignored': 'the trainer trains on all sampled messages, as asked for',
  'context-after-last-turn': 'messages after the last one that bears loss were cut off',
  'logprobs-dropped': 'a sampled token has no logprob, so that the record has none',
  'members-padded': 'tools have members that others lack; a column has one type, so readers see null there',
  'invalid-arguments-kept': 'arguments that are no JSON object stayed text, as asked for',
} as const;

export type NoteName = keyof typeof NOTES;

/** Why a row was refused. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** What in the row, for readers. */
  readonly detail: string;
}

/** Gathers what stands against a row while it is encoded; the first refusal counts. */
export class RowIssues {
  refusal: Refusal | undefined;
  readonly notes: Set<NoteName> = new Set();

  refuse(reason: RefusalReason, detail: string): void {
    this.refusal ??= { reason, detail };
  }

  note(name: NoteName): void {
    this.notes.add(name);
  }
}
