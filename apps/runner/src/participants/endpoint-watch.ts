import { ScaError } from '@sca/core';
import type { RetryEvent } from '@sca/model';

/** Calls after which an endpoint that never answered is taken for absent: some eight seconds. */
const MOST_ATTEMPTS = 5;
const NOTE_INTERVAL_MS = 30_000;

/** Follows how the endpoints of a run do. */
export interface EndpointWatch {
  /** A call of a role failed and is to be repeated. @throws ScaError what ends the call instead: `MODEL_UNREACHABLE`, or the failure where the run is being stopped */
  retried(role: string, event: RetryEvent): void;
  /** A call of a role was answered. */
  answered(role: string): void;
}

export interface EndpointWatchOptions {
  /** Tells whoever looks on. */
  note(line: string): void;
  /** True once nothing new is to be begun: what waits for an endpoint is then given up. */
  isStopping(): boolean;
  readonly now?: () => number;
}

/**
 * Says when an endpoint fails and calls wait for it, so that no run stands still without a word, and gives up on one that
 * cannot be reached and never could: a wrong address or a server that was not started.
 */
export function createEndpointWatch({
  note,
  isStopping,
  now = () => performance.now(),
}: EndpointWatchOptions): EndpointWatch {
  const alive = new Set<string>();
  const notedAt = new Map<string, number>();
  return {
    retried(role, { attempt, error }) {
      if (isStopping()) throw error;
      if (error.code === 'MODEL_CONNECTION_FAILED' && !alive.has(role) && attempt >= MOST_ATTEMPTS)
        throw unreachable(role, error);
      // Being asked for patience is no fault; the display counts it.
      if (error.code === 'MODEL_RATE_LIMITED') return;
      const last = notedAt.get(role);
      if (last !== undefined && now() - last < NOTE_INTERVAL_MS) return;
      notedAt.set(role, now());
      note(`${role}: ${error.message} Asking again; Ctrl-C stops.`);
    },
    answered(role) {
      alive.add(role);
      notedAt.delete(role);
    },
  };
}

function unreachable(role: string, { message, details }: ScaError): ScaError {
  return new ScaError(
    'MODEL_UNREACHABLE',
    `${message} None of ${MOST_ATTEMPTS} attempts got an answer: start the server, or mend models.${role}.baseUrl.`,
    { details: { ...details, role } },
  );
}
