import { describe, expect, test } from 'vitest';
import { defineEnvironment, environmentIdentity } from '../environment.ts';
import { CodeAsTask, completeTask, TaskProposal, taskId } from './code-as-task.ts';

const helpdesk = defineEnvironment({
  id: 'helpdesk',
  version: '1',
  tools: [],
  initialState: { tickets: {} },
});
const proposal = {
  environment: { id: 'helpdesk' },
  instruction: 'Close ticket T-1.',
  verify: 'function verify() { return true; }',
  solution: "close_ticket({ ticket_id: 'T-1' });",
  failures: [
    { code: 'return 1;', why: 'does nothing — at all' },
    { code: "close_ticket({ ticket_id: 'T-2' });" },
  ],
};
// python3: hashlib.sha256(json.dumps({"environment": "helpdesk", "instruction": ..., ...}, sort_keys=True,
//          separators=(",", ":"), ensure_ascii=False).encode()).hexdigest()
const ID = '7e2e62072c147cac7d43def3b2daefbdec3c67e4c77cc65c370f868a7299fbc3';

function complete(given: object = proposal): CodeAsTask {
  return completeTask(TaskProposal.parse(given), helpdesk);
}

describe('taskId', () => {
  test('is the hash of the content that other languages compute', () => {
    expect(taskId(proposal)).toBe(ID);
  });

  test('depends on the content and on nothing else', () => {
    const same = [
      { ...proposal, id: 'f'.repeat(64) },
      { ...proposal, provenance: { kind: 'challenger', seed: 3 } },
      { ...proposal, environment: { id: 'helpdesk', version: '1' } },
      { ...proposal, comment: 'unknown members are dropped' },
    ];
    expect(same.map((each) => complete(each).id)).toEqual(same.map(() => ID));
    const others = [
      { instruction: 'Close T-1.' },
      { verify: 'function verify() { return false; }' },
      { solution: 'return 2;' },
      { failures: proposal.failures.slice(1) },
      { environment: { id: 'other' } },
    ];
    const ids = others.map((change) => complete({ ...proposal, ...change }).id);
    expect(new Set([ID, ...ids]).size).toBe(others.length + 1);
  });
});

describe('completeTask', () => {
  test('fills in the environment and the provenance, and makes a task', () => {
    const task = complete();
    expect(task).toEqual({
      schema: 'sca.task/v1',
      id: ID,
      ...proposal,
      environment: environmentIdentity(helpdesk),
      provenance: { kind: 'own' },
    });
    expect(CodeAsTask.parse(JSON.parse(JSON.stringify(task)))).toEqual(task);
  });

  test('computes the id again and keeps what is said of the environment', () => {
    const named = { id: 'helpdesk', world: 'other', version: '9', dataHash: 'abc' };
    expect(complete({ ...proposal, id: 'made up', environment: named })).toMatchObject({
      id: ID,
      environment: named,
    });
  });
});

describe('a proposal', () => {
  const { failures: _failures, ...withoutFailures } = proposal;

  test.each([
    ['an empty instruction', { ...proposal, instruction: '' }, 'instruction'],
    ['no solution', { ...proposal, solution: undefined }, 'solution'],
    ['code that is no text', { ...proposal, verify: 3 }, 'verify'],
    ['code of megabytes', { ...proposal, verify: 'x'.repeat(300_000) }, 'verify'],
    ['no environment', { ...proposal, environment: {} }, 'environment.id'],
    ['no failures', withoutFailures, 'failures'],
    ['empty failures', { ...proposal, failures: [] }, 'failures'],
    ['a failure without code', { ...proposal, failures: [{ why: 'x' }] }, 'failures.0.code'],
    ['another schema', { ...proposal, schema: 'sca.task/v2' }, 'schema'],
    ['an unknown kind of writer', { ...proposal, provenance: { kind: 'someone' } }, 'provenance.kind'],
    ['no object', 'text', ''],
  ])('with %s is refused by field', (_name, given, field) => {
    const read = TaskProposal.safeParse(given);
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });

  test('of the official tasks may have no failures', () => {
    const official = { ...proposal, failures: [], provenance: { kind: 'official' } };
    expect(TaskProposal.safeParse(official).success).toBe(true);
    expect(CodeAsTask.safeParse(complete(official)).success).toBe(true);
  });
});

test('a task is refused where it is not complete', () => {
  const task = complete();
  for (const change of [{ id: 'x' }, { extra: 1 }, { environment: { id: 'helpdesk' } }, { failures: [] }]) {
    expect(CodeAsTask.safeParse({ ...task, ...change }).success).toBe(false);
  }
});
