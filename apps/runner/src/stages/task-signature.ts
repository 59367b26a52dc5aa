import type { WrittenTask } from '../participants/task-writer.ts';

/** What makes a task the same as another: the calls of its program where the challenger names them, else its id. */
export function taskSignature({ id, environment, provenance }: WrittenTask): string {
  const { callsHash } = provenance;
  return typeof callsHash === 'string' ? `${environment.id} ${callsHash}` : id;
}
