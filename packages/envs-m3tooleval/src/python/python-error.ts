/** An exception as Python raises it. The message is what `str()` gives of it. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
  /** The name of the exception's class: `ValueError`. */
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

/**
 * Whether Python would have raised: an exception of ours, or a stack that is used up, where Python raises
 * RecursionError or MemoryError. V8 calls that a RangeError, QuickJS an InternalError.
 */
export function isRaised(thrown: unknown): boolean {
  return thrown instanceof PythonError || ['RangeError', 'InternalError'].includes((thrown as Error)?.name);
}
