import { buildGrpo, groupTrajectories } from '@sca/rl';

/** One try at a task, with the tokens that the server sampled. */
const attempt = (id: string, reward: number | null) => ({
  schema: 'sca.trajectory/v1',
  ...{ id, taskId: 'close-ticket', group: 'close-ticket', reward },
  environment: { id: 'helpdesk', world: 'own', version: '1', dataHash: 'abc' },
  policy: { model: 'my-model', sampling: { temperature: 1 } },
  messages: [
    { role: 'user', content: 'Close ticket 7.' },
    { role: 'assistant', content: 'Closed.' },
  ],
  tokens: [{ messageIndex: 1, promptIds: [11, 12, 13], completionIds: [21, 22], logprobs: [-0.1, -0.7] }],
  ...{ calls: [], stop: { type: 'answer' } },
});

const records = [
  attempt('a', 1),
  attempt('b', 0),
  attempt('c', 0),
  attempt('d', null),
  { schema: 'other/v1' },
];
const build = buildGrpo(groupTrajectories(records, 'group'), { preset: 'trl' });
for await (const row of build.rows)
  console.log(row.id, row.advantages.map((value) => value.toFixed(2)).join(' '));
// a#0 1.15 1.15
// b#0 -0.58 -0.58
// c#0 -0.58 -0.58
const { trajectories, badInput } = build.report();
console.log(JSON.stringify(trajectories));
// {"in":5,"used":3,"leftOut":{"not-scorable":1,"other-schema":1}}
console.log(JSON.stringify(badInput));
// {"other-schema":1}
