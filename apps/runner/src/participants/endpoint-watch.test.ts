import { ScaError } from '@sca/core';
import { describe, expect, it } from 'vitest';
import { createEndpointWatch } from './endpoint-watch.ts';

function failure(code: string, attempt: number) {
  return { attempt, waitMs: 1, error: new ScaError(code, 'It failed.', { isRetryable: true }) };
}

function start() {
  const notes: string[] = [];
  const clock = { ms: 0, isStopping: false };
  const watch = createEndpointWatch({
    note: (line) => notes.push(line),
    now: () => clock.ms,
    isStopping: () => clock.isStopping,
  });
  return { notes, clock, watch };
}

describe('an endpoint that fails', () => {
  it('is told of at once, and then twice a minute', () => {
    const { notes, clock, watch } = start();
    for (const at of [0, 10_000, 29_999, 30_000, 31_000]) {
      clock.ms = at;
      watch.retried('executor', failure('MODEL_SERVER_FAILED', 1));
    }
    expect(notes).toEqual(
      Array.from({ length: 2 }, () => 'executor: It failed. Asking again; Ctrl-C stops.'),
    );
  });

  it('is told of again when it fails anew', () => {
    const { notes, watch } = start();
    watch.retried('executor', failure('MODEL_TIMEOUT', 1));
    watch.answered('executor');
    watch.retried('executor', failure('MODEL_TIMEOUT', 1));
    expect(notes).toHaveLength(2);
  });

  it('is not told of where it only asks for patience', () => {
    const { notes, watch } = start();
    watch.retried('executor', failure('MODEL_RATE_LIMITED', 9));
    expect(notes).toEqual([]);
  });
});

it('is not asked again once the run is being stopped', () => {
  const { clock, watch } = start();
  clock.isStopping = true;
  expect(() => watch.retried('executor', failure('MODEL_SERVER_FAILED', 1))).toThrow('It failed.');
});

describe('an endpoint that cannot be reached', () => {
  it('is given up where it never answered', () => {
    const { watch } = start();
    watch.retried('user', failure('MODEL_CONNECTION_FAILED', 4));
    expect(() => watch.retried('user', failure('MODEL_CONNECTION_FAILED', 5))).toThrow(
      expect.objectContaining({ code: 'MODEL_UNREACHABLE', isRetryable: false }),
    );
  });

  it('is waited for where it has answered before', () => {
    const { watch } = start();
    watch.answered('user');
    expect(() => watch.retried('user', failure('MODEL_CONNECTION_FAILED', 50))).not.toThrow();
  });
});
