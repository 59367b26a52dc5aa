import { expect, it } from 'vitest';
import { scriptedModel } from '../testing/scripted-model.test.support.ts';
import { shop } from '../testing/shop.test.support.ts';
import { parseProposals } from './parse-proposals.ts';
import { proposeTasks } from './propose-tasks.ts';

const REPLY = `There are orders. For example
{"instruction": "Only an example."}
Output:
{"instruction": " Cancel order A-1. "}
{"instruction": "Cancel order A-1."},
{"task": "Cancel"}

["Cancel"]
null
{"instruction": ""}
{"instruction": "Cancel ord`;

it('reads the lines behind the mark and counts the bad ones', () => {
  const { instructions, badLines } = parseProposals(REPLY);
  expect(instructions).toEqual(['Cancel order A-1.', 'Cancel order A-1.']);
  expect(badLines).toEqual([
    { line: 6, text: '{"task": "Cancel"}', problem: 'it has no "instruction" that is a text' },
    { line: 8, text: '["Cancel"]', problem: 'it has no "instruction" that is a text' },
    { line: 9, text: 'null', problem: 'it is no JSON object' },
    { line: 10, text: '{"instruction": ""}', problem: 'it has no "instruction" that is a text' },
    { line: 11, text: '{"instruction": "Cancel ord', problem: 'it is no JSON' },
  ]);
});

it.each([
  ['**Output:**\n```json\n{"instruction": "a"}\n```', ['a'], 0],
  ['Output:\n{"instruction": "old"}\nI try again.\nOutput:\n{"instruction": "a"}', ['a'], 0],
  ['{"instruction": "a"}\nthat is all\n{"instruction": b}', ['a'], 1],
  ['I cannot.', [], 0],
  ['', [], 0],
])('%j', (reply, instructions, bad) => {
  const parsed = parseProposals(reply);
  expect(parsed.instructions).toEqual(instructions);
  expect(parsed.badLines).toHaveLength(bad);
});

it('asks once, as PAE samples, and completes what comes', async () => {
  const model = scriptedModel([REPLY], 'proposer');
  const { tasks, badLines, usage } = await proposeTasks({ model, environment: shop, seed: 5, trial: 2 });
  expect(model.requests[0]).toMatchObject({
    sampling: { temperature: 1, topP: 0.9, maxTokens: 2048, seed: 5 },
    trial: 2,
  });
  expect(tasks).toHaveLength(2);
  expect(tasks[0]).toEqual(tasks[1]);
  expect(tasks[0]).toMatchObject({
    id: expect.stringMatching(/^[0-9a-f]{64}$/),
    environment: { id: 'test/shop' },
    instruction: 'Cancel order A-1.',
    provenance: { kind: 'pae', model: 'proposer', seed: 5 },
  });
  expect(badLines).toHaveLength(5);
  expect(usage.calls).toBe(1);
});

const promptOf = async (observations?: readonly string[]): Promise<string> => {
  const model = scriptedModel(['Output:']);
  const environment = { ...shop, tools: shop.tools.slice(0, 1) };
  await proposeTasks({ model, environment, seed: 1, count: 3, ...(observations && { observations }) });
  return model.requests[0]?.messages[0]?.content ?? '';
};

it('shows the tools', async () => {
  expect(await promptOf()).toMatchInlineSnapshot(`
    "We train an assistant that works with the tools below, and need tasks for it to practise on. Write 3 of them.

    # Environment test/shop

    Cancel only open orders.

    # Tools

    [{"type": "function", "function": {"name": "get_order", "description": "Shows an order.", "parameters": {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}}}]

    # What makes a good task

    - It is something that people really ask for here, and whoever knows the tools could always do it.
    - It has one right outcome, which can be told from the answer and from what the last three tool calls returned.
    - It takes about three to seven tool calls.
    - It holds at any time and for anybody: nothing in it depends on the day, the place or who asks, and it needs no access
      beyond the tools.
    - It names what it is about, instead of leaving a blank or a placeholder.
    - Together the tasks cover many topics, are easy and hard, and are worded in different ways.

    First think about what these tools are good for. Then write the line

    Output:

    and behind it one JSON object per line and nothing else, like this one:

    {"instruction":"What the assistant is asked to do."}"
  `);
});

it('shows what some calls returned, in the second variant', async () => {
  const plain = await promptOf();
  const shown = '\n# What some calls returned\n\n1. {"status":"open"}\n2. none\n\n';
  const before = '# What makes a good task';
  expect(await promptOf(['{"status":"open"}', 'none'])).toBe(
    plain.replace(before, `${shown.trimStart()}${before}`),
  );
});
