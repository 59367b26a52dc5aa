import { z } from 'zod';

/** Why a proposal is no task, in the order in which the check looks. */
export const REASON_CODES = [
  'malformed',
  'environment-mismatch',
  'syntax',
  'solution-threw',
  'verifier-threw',
  'verifier-not-boolean',
  'solution-rejected',
  'failure-accepted',
  'noop-accepted',
  'verifier-wrote',
  'unstable',
  'timed-out',
  'out-of-memory',
  'output-too-large',
  'pending',
] as const;

export const ReasonCode = z.enum(REASON_CODES);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** How a piece of guest code ended. */
export const RunStatus = z.enum([
  'returned',
  'threw',
  'timed-out',
  'out-of-memory',
  'pending',
  'output-too-large',
  'syntax-error',
]);
export type RunStatus = z.infer<typeof RunStatus>;

/** An error of guest code. `line` counts from 1 in the code as it was handed in; null where unknown. */
export const GuestError = z.strictObject({
  name: z.string(),
  message: z.string(),
  line: z.int().positive().nullable(),
});
export type GuestError = z.infer<typeof GuestError>;

/** One piece of code of a case and how it ended. */
export const StepReport = z.strictObject({ status: RunStatus, error: GuestError.nullable() });
export type StepReport = z.infer<typeof StepReport>;

/** What happened in one case of the check. */
export const CaseReport = z.strictObject({
  /** `solution`, `failure 1`, `no-op null`, `second run`, ... */
  name: z.string(),
  /** How the case's code ended; null where it has none (a no-op) or did not run. */
  run: StepReport.nullable(),
  /** How the verifier ended; null where it did not run. */
  verify: StepReport.nullable(),
  /** What the verifier said; null where it said nothing. */
  passed: z.boolean().nullable(),
});
export type CaseReport = z.infer<typeof CaseReport>;

export const CheckMode = z.enum(['paper', 'strict']);
export type CheckMode = z.infer<typeof CheckMode>;

/** The judgement of one proposal. */
export const Verdict = z.strictObject({
  schema: z.literal('sca.verdict/v1'),
  /** The line of the file that the proposal was read from, counted from 1; absent where it came from no file. */
  line: z.int().positive().optional(),
  /** Null where the proposal was too malformed to have an id. */
  taskId: z.string().nullable(),
  mode: CheckMode,
  kept: z.boolean(),
  /** The first rule that the proposal broke; null when it is kept. */
  reason: ReasonCode.nullable(),
  /** One sentence on the reason, with the values; empty when kept. Also what a challenger gets to revise from. */
  detail: z.string(),
  /** The name of the case that broke the rule; null where no case ran. */
  caseName: z.string().nullable(),
  cases: z.array(CaseReport),
  /** Wall time of the check. Not part of the judgement. */
  timeMs: z.number().nonnegative(),
});
export type Verdict = z.infer<typeof Verdict>;
