import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RecordName, recordSchemas } from './record-schemas.ts';
import { TrainingSample } from './training-sample.ts';
import { Trajectory } from './trajectory.ts';
import { Verdict } from './verdict.ts';

const environment = { id: 'helpdesk', world: 'own', version: '1', dataHash: 'abc' };
const usage = { calls: 1, promptTokens: 10, cachedTokens: 0, completionTokens: 5, costUsd: null };
const messages = [
  { role: 'system', content: 'Rules.' },
  { role: 'user', content: 'Hello.' },
  {
    role: 'assistant',
    content: '',
    reasoning: 'Hm.',
    toolCalls: [{ id: '1', name: 'get', arguments: '{not json' }],
    isSampled: true,
  },
  { role: 'tool', content: 'null', toolCallId: '1', name: 'get' },
];

const task = {
  schema: 'sca.task/v1',
  id: 'a'.repeat(64),
  environment,
  instruction: 'Do it.',
  verify: 'function verify() { return true; }',
  solution: 'return 1;',
  failures: [{ code: 'return 2;', why: 'wrong' }],
  provenance: { kind: 'challenger', model: 'm', seed: 1 },
};
const verdict = {
  schema: 'sca.verdict/v1',
  taskId: null,
  mode: 'strict',
  kept: false,
  reason: 'solution-threw',
  detail: 'The solution threw.',
  caseName: 'solution',
  cases: [
    {
      name: 'solution',
      run: { status: 'threw', error: { name: 'Error', message: 'no', line: 3 } },
      verify: null,
      passed: null,
    },
  ],
  timeMs: 1.5,
};
const trajectory = {
  schema: 'sca.trajectory/v1',
  id: 't-1',
  taskId: task.id,
  group: 'g',
  trial: 0,
  environment,
  policy: { model: 'm', sampling: { temperature: 1 }, extra: true },
  messages,
  calls: [{ name: 'get', args: { id: ['x', null] }, ok: true }],
  tokens: [{ messageIndex: 2, completionIds: [1, 2], logprobs: [-0.5, null] }],
  answer: null,
  reward: null,
  verdict: { reward: null, bucket: 'infra', detail: 'The provider was gone.' },
  stop: { type: 'error', detail: 'MODEL_CALL_FAILED', bucket: 'infra' },
  usage,
  user: {
    strategy: 'llm',
    model: 'm',
    compat: 'fixed',
    faults: [{ type: 'empty-reply', turn: 1, detail: 'nothing' }],
    usage,
  },
  timing: { startedAt: '2026-11-22T10:00:00.000Z', durationMs: 12 },
  seed: 4294967295,
};
const sample = {
  schema: 'sca.rl/v1',
  id: 's-1',
  groupId: 'g',
  taskId: task.id,
  environment,
  policy: { model: 'm', sampling: {} },
  promptIds: [1, 2],
  responseIds: [3, 4, 5],
  responseMask: [1, 0, 1],
  responseLogprobs: [-0.1, null, -0.2],
  turnSpans: [{ start: 0, end: 1, kind: 'model', messageIndex: 2 }],
  reward: 1,
  isTruncated: false,
  stopReason: 'answer',
  messages,
  tools: [{ name: 'get' }],
};
const EXAMPLES: Record<RecordName, object> = {
  'sca.task/v1': task,
  'sca.proposal/v1': {
    environment: { id: 'helpdesk' },
    ...omit(task, ['schema', 'id', 'environment', 'provenance']),
  },
  'sca.verdict/v1': verdict,
  'sca.trajectory/v1': trajectory,
  'sca.rl/v1': sample,
};

function omit(record: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

describe('recordSchemas', () => {
  test.each(Object.keys(EXAMPLES) as RecordName[])(
    '%s compiles, takes a record and refuses a wrong one',
    (name) => {
      const written = JSON.parse(JSON.stringify(recordSchemas()[name]));
      expect(written.$schema).toContain('2020-12');
      const compiled = z.fromJSONSchema(written);
      expect(compiled.safeParse(EXAMPLES[name]).error).toBeUndefined();
      expect(compiled.safeParse({ ...EXAMPLES[name], environment: 3, mode: 3 }).success).toBe(false);
      expect(compiled.safeParse({}).success).toBe(false);
    },
  );
});

describe('records', () => {
  test('are read as they are written', () => {
    expect(Verdict.parse(verdict)).toEqual(verdict);
    expect(Trajectory.parse(trajectory)).toEqual(trajectory);
    expect(TrainingSample.parse(sample)).toEqual(sample);
  });

  test.each([
    [Verdict, verdict, { reason: 'because' }],
    [Verdict, verdict, { cases: [{ name: 'solution' }] }],
    [Verdict, verdict, { extra: 1 }],
    [Trajectory, trajectory, { reward: 0.5 }],
    [Trajectory, trajectory, { seed: -1 }],
    [Trajectory, trajectory, { timing: { startedAt: 'yesterday', durationMs: 1 } }],
    [Trajectory, trajectory, { messages: [{ role: 'robot', content: '' }] }],
    [Trajectory, trajectory, { calls: [{ name: 'get', args: Number.NaN, ok: true }] }],
    [TrainingSample, sample, { responseMask: [1, 2, 1] }],
    [TrainingSample, sample, { turnSpans: [{ start: 0, end: 1, kind: 'someone', messageIndex: 0 }] }],
  ] as const)('refuse what does not fit, case %#', (schema, record, change) => {
    expect(schema.safeParse({ ...record, ...change }).success).toBe(false);
  });

  test('of training name every array that is not as long as the response', () => {
    const wrong = { responseMask: [1], responseLogprobs: [], values: [1, 2, 3, 4], advantages: [0, 0, 0] };
    const read = TrainingSample.safeParse({ ...sample, ...wrong });
    expect(read.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([
      'responseMask has 1 entries where responseIds has 3',
      'responseLogprobs has 0 entries where responseIds has 3',
      'values has 4 entries where responseIds has 3',
    ]);
  });
});
