import type { CheckMode } from '@sca/core';

/** The options of `sca check` as commander hands them over. */
export interface CheckOptions {
  /** A known id, or the path of a module. */
  readonly env: string;
  readonly mode: CheckMode;
  /** `reason=on` and `reason=off`. */
  readonly rule?: readonly string[];
  readonly workers?: number;
  /** Where the verdicts go, beside what is shown. */
  readonly out?: string;
  /** One object per line on stdout, and nothing else. */
  readonly json?: boolean;
  readonly wallTimeMs?: number;
  readonly interruptCount?: number;
  readonly memoryMib?: number;
}
