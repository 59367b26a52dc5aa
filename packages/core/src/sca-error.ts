/**
 * An error of the outside world or of a caller, with a stable code.
 *
 * What a model or untrusted code did wrong is never an `ScaError`: that is a value (`ToolResult`,
 * `RunResult`, `Verdict`). Codes are listed in `docs/errors.md`; sentences may change, codes do not.
 */
export class ScaError extends Error {
  /** Stable, upper-case, for programs: `ENVIRONMENT_LOAD_FAILED`. */
  readonly code: string;
  /** The values the sentence speaks of. JSON-serialisable. */
  readonly details: Readonly<Record<string, unknown>>;
  /** True where the same call may succeed later without a change. */
  readonly isRetryable: boolean;

  constructor(
    code: string,
    message: string,
    options: { cause?: unknown; details?: Record<string, unknown>; isRetryable?: boolean } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.code = code;
    this.details = options.details ?? {};
    this.isRetryable = options.isRetryable ?? false;
  }
}

/** The message of anything that was thrown, however odd: it never throws itself. */
export function messageOf(thrown: unknown): string {
  try {
    return readMessage(thrown);
  } catch {
    return 'something that cannot be looked at was thrown';
  }
}

function readMessage(thrown: unknown): string {
  if (thrown instanceof Error) return String(thrown.message);
  const isScalar = thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function');
  return isScalar ? String(thrown) : `something that is no Error was thrown (${typeof thrown})`;
}
