/**
 * What failed first. Where a resource cannot be closed after a failure, as on a disk that is full, the language wraps
 * both in a SuppressedError; what went wrong is the first of them.
 */
export function originalFailure(thrown: unknown): unknown {
  const isWrapped = thrown instanceof Error && thrown.name === 'SuppressedError' && 'suppressed' in thrown;
  return isWrapped ? originalFailure(thrown.suppressed) : thrown;
}
