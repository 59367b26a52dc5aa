import { createRandom, type Message, type Model, type Random, type ToolSchema } from '@sca/core';

/** A task of the toy world and the answer that passes. */
export interface ToyTask {
  readonly instruction: string;
  readonly answer: string;
}

/** An episode in the toy world. */
export interface ToyEpisode {
  readonly messages: readonly Message[];
  readonly turns: readonly ToyTurn[];
  readonly reward: 0 | 1;
}

interface ToyTurn {
  readonly messageIndex: number;
  readonly promptIds: readonly number[];
  readonly completionIds: readonly number[];
  readonly logprobs: readonly number[];
}

type Run = (args: Record<string, unknown>) => unknown;

interface ToyTool {
  readonly schema: ToolSchema;
  readonly run: Run;
}

interface ToySignature {
  readonly name: string;
  readonly description: string;
  readonly properties: Record<string, object>;
}

function tool({ name, description, properties }: ToySignature, run: Run): ToyTool {
  const parameters = { type: 'object', properties, required: Object.keys(properties) };
  return { schema: { name, description, parameters }, run };
}

const word = { type: 'string', description: 'The word to change.' };
const numbers = { type: 'array', items: { type: 'number' }, description: 'The numbers to look at.' };

const TOOLS: readonly ToyTool[] = [
  tool(
    { name: 'turn_round', description: 'Writes a word backwards.', properties: { word } },
    ({ word: text }) => [...String(text)].reverse().join(''),
  ),
  tool(
    { name: 'shout', description: 'Writes a word in capital letters.', properties: { word } },
    ({ word: text }) => String(text).toUpperCase(),
  ),
  tool(
    { name: 'pick_largest', description: 'Gives the largest of some numbers.', properties: { numbers } },
    ({ numbers: list }) => Math.max(...(list as number[])),
  ),
  tool(
    {
      name: 'divide',
      description: 'Divides one number by another.',
      properties: {
        dividend: { type: 'number', description: 'The number that is divided.' },
        divisor: { type: 'number', description: 'The number to divide by.' },
      },
    },
    ({ dividend, divisor }) => Number(dividend) / Number(divisor),
  ),
];

/** The tools under other names, which say nothing, or as they are. */
export function toyTools(rename: (name: string) => string = (name) => name): readonly ToyTool[] {
  return TOOLS.map(({ schema, run }) => ({ run, schema: { ...schema, name: rename(schema.name) } }));
}

const WORDS = 'amber basin cedar delta ember fjord grove haven island jasper'.split(' ');

const KINDS: readonly ((random: Random) => ToyTask)[] = [
  (random) => {
    const text = random.pick(WORDS);
    const instruction = random.pick([`Write "${text}" backwards.`, `Please turn "${text}" round.`]);
    return { instruction, answer: [...text].reverse().join('') };
  },
  (random) => {
    const text = random.pick(WORDS);
    const instruction = random.pick([`Write "${text}" in capital letters.`, `Shout the word "${text}".`]);
    return { instruction, answer: text.toUpperCase() };
  },
  (random) => {
    const list = Array.from({ length: 3 }, () => random.integer(1, 99));
    const said = list.join(', ').replace(/, (\d+)$/, ' and $1');
    return { instruction: `Which of ${said} is the largest?`, answer: String(Math.max(...list)) };
  },
  (random) => {
    const [divisor, quotient] = [random.integer(2, 9), random.integer(2, 9)];
    const instruction = random.pick([
      `Divide ${divisor * quotient} by ${divisor}.`,
      `How often does ${divisor} fit into ${divisor * quotient}?`,
    ]);
    return { instruction, answer: String(quotient) };
  },
];

export function toyTasks(seed: number, count: number): ToyTask[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, (_, index) =>
    (KINDS[index % KINDS.length] as (typeof KINDS)[number])(random),
  );
}

const MAX_TURNS = 3;

/** Lets a model work on a task. A text without a call is its answer. */
async function playToy(
  model: Model,
  { task, tools, seed }: { task: ToyTask; tools: readonly ToyTool[]; seed: number },
): Promise<ToyEpisode> {
  const messages: Message[] = [{ role: 'user', content: task.instruction }];
  const turns: ToyTurn[] = [];
  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const schemas = tools.map(({ schema }) => schema);
    const reply = await model.generate({
      messages: [...messages],
      tools: schemas,
      sampling: { seed: seed + turn },
    });
    const { promptIds = [], completionIds = [], logprobs = [] } = reply.tokens ?? {};
    turns.push({ messageIndex: messages.length, promptIds, completionIds, logprobs: logprobs as number[] });
    messages.push(reply.message);
    const call = reply.message.toolCalls?.[0];
    if (!call) return { messages, turns, reward: reply.message.content === task.answer ? 1 : 0 };
    const used = tools.find(({ schema }) => schema.name === call.name);
    const content = JSON.stringify(used?.run(JSON.parse(call.arguments) as Record<string, unknown>));
    messages.push({
      role: 'tool',
      toolCallId: call.id,
      name: call.name,
      content: content.replace(/^"(.*)"$/, '$1'),
    });
  }
  return { messages, turns, reward: 0 };
}

/** Episodes of all tasks, `trials` each. */
export async function playAll(
  model: Model,
  {
    tasks,
    tools,
    trials,
    seed,
  }: { tasks: readonly ToyTask[]; tools: readonly ToyTool[]; trials: number; seed: number },
): Promise<ToyEpisode[][]> {
  const groups: ToyEpisode[][] = [];
  for (const [index, task] of tasks.entries()) {
    const group: ToyEpisode[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      group.push(await playToy(model, { task, tools, seed: seed + 1000 * index + 10 * trial }));
    }
    groups.push(group);
  }
  return groups;
}

export function passRate(groups: readonly (readonly ToyEpisode[])[]): number {
  const rewards = groups.flat().map(({ reward }) => reward as number);
  return rewards.reduce((sum, reward) => sum + reward, 0) / rewards.length;
}
