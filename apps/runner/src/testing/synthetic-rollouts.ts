import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** What a file of made-up trajectories is like. */
export interface SyntheticRollouts {
  readonly lines: number;
  /** Trajectories per group. */
  readonly groupSize: number;
  /** Whether the lines of a group follow each other, or lie a whole pass over all groups apart. */
  readonly order: 'grouped' | 'scattered';
  /** Characters of each tool result, which most of a line is made of. */
  readonly resultLength: number;
}

const TURNS = 10;
const CHUNK_LINES = 500;

/** Writes trajectories of ten tool calls and an answer, without token ids, one per line. */
export async function writeSyntheticRollouts(path: string, rollouts: SyntheticRollouts): Promise<void> {
  await pipeline(chunksOf(rollouts), createWriteStream(path));
}

function* chunksOf({ lines, groupSize, order, resultLength }: SyntheticRollouts): Generator<string> {
  const groups = Math.ceil(lines / groupSize);
  const filler = 'lorem ipsum dolor sit amet '.repeat(Math.ceil(resultLength / 27)).slice(0, resultLength);
  for (let start = 0; start < lines; start += CHUNK_LINES) {
    let chunk = '';
    for (let index = start; index < Math.min(lines, start + CHUNK_LINES); index += 1) {
      const group = order === 'grouped' ? Math.floor(index / groupSize) : index % groups;
      const trial = order === 'grouped' ? index % groupSize : Math.floor(index / groups);
      chunk += `${JSON.stringify(syntheticRollout({ index, group, trial, filler }))}\n`;
    }
    yield chunk;
  }
}

interface Place {
  readonly index: number;
  readonly group: number;
  readonly trial: number;
  readonly filler: string;
}

function syntheticRollout({ index, group, trial, filler }: Place): object {
  const turns = Array.from({ length: TURNS }, (_, turn) => turnOf(index * TURNS + turn, filler));
  const hasPassed = (group + trial) % 3 === 0;
  return {
    schema: 'sca.trajectory/v1',
    id: `rollout-${index}`,
    taskId: `task-${group}`,
    group: `group-${group}`,
    trial,
    environment: { id: 'bench/shop', world: 'own', version: '1', dataHash: 'f'.repeat(64) },
    policy: { model: 'policy', sampling: { temperature: 1 } },
    messages: [
      { role: 'system', content: 'You serve the customers of a shop.' },
      { role: 'user', content: `Please look after my orders, I am customer ${index}.` },
      ...turns.flatMap(({ messages }) => messages),
      { role: 'assistant', content: hasPassed ? 'All done.' : 'I could not do it.', isSampled: true },
    ],
    calls: turns.map(({ call }) => call),
    answer: null,
    reward: hasPassed ? 1 : 0,
    verdict: { reward: hasPassed ? 1 : 0, bucket: hasPassed ? null : 'agent', detail: 'verified' },
    stop: { type: 'answer' },
    usage: { calls: TURNS + 1, promptTokens: 20_000, cachedTokens: 0, completionTokens: 400, costUsd: null },
    timing: { startedAt: '2026-11-22T10:00:00.000Z', durationMs: 1000 },
    seed: index,
  };
}

function turnOf(order: number, filler: string) {
  const args = { order_id: `#W${order}` };
  const toolCall = { id: `call_${order}`, name: 'get_order', arguments: JSON.stringify(args) };
  return {
    messages: [
      { role: 'assistant', content: '', toolCalls: [toolCall], isSampled: true },
      {
        role: 'tool',
        toolCallId: toolCall.id,
        name: toolCall.name,
        content: JSON.stringify({ order_id: order, status: 'pending', total: order / 100, note: filler }),
      },
    ],
    call: { name: toolCall.name, args, ok: true },
  };
}
