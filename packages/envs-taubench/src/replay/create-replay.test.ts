import { expect, it } from 'vitest';
import { createRetail } from '../create-environment.ts';
import { createEpisodeReplay } from './create-replay.ts';

const replay = createEpisodeReplay(createRetail({ size: 20, compat: 'upstream' }));
const row = (step: string): string =>
  `{"steps": [{"name": "think", "arguments": {"thought": "x"}, "observation": ""}, ${step}]}`;

it.each([
  ['{"steps": [', 'no JSON'],
  ['[1]', 'no object'],
  ['{"steps": 5}', 'no list of steps'],
  [row('5'), 'its step 1 needs'],
  [row('{"name": 5, "arguments": {}}'), 'its step 1 needs'],
  [row('{"name": "think", "arguments": []}'), 'its step 1 needs'],
  [row('{"name": "think", "arguments": 1.0}'), 'its step 1 needs'],
  [row('{"name": "think"}'), 'its step 1 needs'],
  [row('{"name": "think", "arguments": {}, "observation": 5}'), 'its step 1 needs'],
  ['{"steps": [], "db_digest": 5}', 'its db_digest is no text'],
])('refuses %s', async (line, problem) => {
  await expect(replay.replayLine(line)).rejects.toMatchObject({
    code: 'ROW_INVALID',
    message: expect.stringContaining(problem),
  });
});

it('takes any refusal where only that there was one is recorded', async () => {
  const refused = row('{"name": "get_order_details", "arguments": {}, "raised": "TypeError"}');
  expect((await replay.replayLine(refused)).differences).toEqual([]);
  const passed = row('{"name": "think", "arguments": {"thought": ""}, "raised": "TypeError"}');
  expect((await replay.replayLine(passed)).differences).toEqual([
    { field: 'step 1, think', expected: 'Error: (any)', actual: '' },
  ]);
});

it.each(['__proto__', 'constructor', 'toString'])('knows no tool %s', async (name) => {
  const unknown = row(`{"name": "${name}", "arguments": {}, "observation": "Unknown action ${name}"}`);
  expect((await replay.replayLine(unknown)).differences).toEqual([]);
});

it('takes the names of what objects inherit for arguments like any other', async () => {
  const text = "Error: Think.invoke() got an unexpected keyword argument 'constructor'";
  const strange = row(
    `{"name": "think", "arguments": {"constructor": 1, "toString": 2}, "observation": "${text}"}`,
  );
  expect((await replay.replayLine(strange)).differences).toEqual([]);
});
