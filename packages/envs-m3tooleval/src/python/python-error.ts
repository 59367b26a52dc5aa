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
