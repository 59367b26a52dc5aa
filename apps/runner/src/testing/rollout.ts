import type { Trajectory } from '@sca/core';

/** A trajectory of the help desk with one tool call; what a test cares about is given. */
export function rollout(id: string, given: Partial<Trajectory> = {}): Trajectory {
  const passes = given.reward ?? 1;
  return {
    schema: 'sca.trajectory/v1',
    id,
    taskId: 'task-1',
    group: 'group-1',
    trial: 0,
    environment: { id: 'helpdesk', world: 'own', version: '1', dataHash: 'abc' },
    policy: { model: 'm', sampling: {} },
    messages: [
      { role: 'system', content: 'Close what is solved.' },
      { role: 'user', content: 'Close ticket 7.' },
      {
        role: 'assistant',
        content: '',
        toolCalls: [{ id: 'call_1', name: 'get_ticket', arguments: `{"ticket_id": "${id}"}` }],
        isSampled: true,
      },
      { role: 'tool', content: '{"status":"solved"}', toolCallId: 'call_1', name: 'get_ticket' },
      { role: 'assistant', content: passes ? `Closed by ${id}.` : `Sorry, says ${id}.`, isSampled: true },
    ],
    calls: [{ name: 'get_ticket', args: { ticket_id: id }, ok: true }],
    answer: null,
    reward: 1,
    verdict: null,
    stop: { type: 'answer' },
    usage: { calls: 2, promptTokens: 20, cachedTokens: 0, completionTokens: 10, costUsd: null },
    timing: { startedAt: '2026-11-22T10:00:00.000Z', durationMs: 5 },
    seed: 1,
    ...given,
  };
}

/** Tokens of both turns of {@link rollout}, the second prompt continuing the first. */
export const rolloutTokens: Trajectory['tokens'] = [
  { messageIndex: 2, promptIds: [1, 2], completionIds: [3, 4], logprobs: [-0.5, -0.25] },
  { messageIndex: 4, promptIds: [1, 2, 3, 4, 5], completionIds: [6, 7], logprobs: [-1, -2] },
];
