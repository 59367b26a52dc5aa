import type { ReasonCode } from '@sca/core';

/** A line of tasks.jsonl as it is written by hand: most of what a record has is filled in by whoever reads it. */
export interface TaskLine {
  readonly environment: { readonly id: string; readonly version?: string };
  readonly instruction: string;
  readonly verify: string;
  readonly solution: string;
  readonly failures: readonly { readonly code: string; readonly why: string }[];
  /** `expect` says how a strict check judges the line. */
  readonly provenance: { readonly kind: 'own'; readonly expect: 'kept' | ReasonCode };
}

type TaskText = Pick<TaskLine, 'instruction' | 'verify' | 'solution' | 'failures'>;

/** A line that a strict check keeps. */
export function kept(text: TaskText): TaskLine {
  return { environment: { id: 'helpdesk' }, ...text, provenance: { kind: 'own', expect: 'kept' } };
}

/** A line that a strict check rejects for exactly this reason. */
export function rejected(expect: ReasonCode, text: TaskText): TaskLine {
  return { environment: { id: 'helpdesk' }, ...text, provenance: { kind: 'own', expect } };
}
