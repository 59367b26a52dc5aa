import type { Message, ModelToolCall } from '@sca/core';
import type { Exemplar } from './exemplar.ts';

export type AssistantMessage = Extract<Message, { role: 'assistant' }>;

/** What a challenger's reply asks for. */
export type ChallengerMove =
  | { readonly type: 'calls'; readonly calls: readonly ModelToolCall[] }
  | { readonly type: 'code'; readonly code: string }
  | { readonly type: 'submission'; readonly task: Exemplar }
  /** `isSubmission` where it was meant to hand something in. */
  | { readonly type: 'unreadable'; readonly problem: string; readonly isSubmission: boolean };
