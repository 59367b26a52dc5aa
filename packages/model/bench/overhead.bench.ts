// What a call through all middlewares costs beside the same call of the bare `openai` client, in CPU time of this
// process, against a stub server in another one that answers at once.
// Run with `pnpm bench model`, or `node --import tsx packages/model/bench/overhead.bench.ts [--json FILE]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message, ModelRequest, ToolSchema } from '@sca/core';
import { createLedger, createModels, createOpenAIModel, createReplyCache, openRecording } from '@sca/model';
import { forkStubServer, startStubServer } from '@sca/testing';
import { OpenAI } from 'openai';
import { median, report } from './report.ts';

const ROUNDS = 25;
const WARM_UP_ROUNDS = 5;
const CALLS = 200;
/** Calls at once: as in a run, and not one after the other. */
const AT_ONCE = 20;

// A turn in the middle of an episode: a policy, fourteen tools, and some turns before it.
const tools: ToolSchema[] = Array.from({ length: 14 }, (_, index) => ({
  name: `change_order_${index}`,
  description: `Changes part ${index} of a pending order. Ask the user to confirm before it is called.`,
  parameters: {
    type: 'object',
    properties: {
      order_id: {
        type: 'string',
        description: "The order's id, such as '#W0000000'. Mind the '#' at its beginning.",
      },
      item_ids: {
        type: 'array',
        items: { type: 'string' },
        description: 'Ids of the items to change, each one once.',
      },
      reason: {
        type: 'string',
        enum: ['no longer needed', 'ordered by mistake'],
        description: 'Why it is changed.',
      },
    },
    required: ['order_id', 'item_ids'],
  },
}));
const messages: Message[] = [
  {
    role: 'system',
    content: 'You may change pending orders, and only after the user has confirmed. '.repeat(60),
  },
  ...Array.from({ length: 5 }, (_, turn): Message[] => [
    { role: 'user', content: `I would like to change my order, the one with the lamp, please. (${turn})` },
    {
      role: 'assistant',
      content: '',
      toolCalls: [{ id: `call_${turn}`, name: 'change_order_3', arguments: '{"order_id": "#W1234567"}' }],
      isSampled: true,
    },
    {
      role: 'tool',
      content: JSON.stringify({ items: Array(12).fill({ name: 'lamp', price: 12.5 }) }),
      toolCallId: `call_${turn}`,
      name: 'change_order_3',
    },
    { role: 'assistant', content: 'It is changed. Is there anything else?', isSampled: true },
  ]).flat(),
];

await using server = await forkStubServer();
const folder = mkdtempSync(join(tmpdir(), 'sca-overhead-'));
await using recording = await openRecording(join(folder, 'recording.jsonl'));
const config = {
  baseUrl: server.baseUrl,
  model: 'stub-model',
  price: { promptUsdPerMillion: 1, completionUsdPerMillion: 4 },
  sampling: { temperature: 1, maxTokens: 1000 },
  limits: { initialConcurrency: 100, requestsPerMinute: 1e7, tokensPerMinute: 1e11 },
};
const models = createModels(
  { executor: config },
  { ledger: createLedger({ limitUsd: 1e6 }), cache: createReplyCache({ folder }), recording },
);
const adapter = createOpenAIModel(config);
const client = new OpenAI({ baseURL: server.baseUrl, apiKey: 'none', maxRetries: 0 });
const body = await wireBody();

let trial = 0;
const request = (): ModelRequest => ({ messages, tools, trial: trial++ });
const contenders: Record<string, () => Promise<unknown>> = {
  'bare openai client': () => client.chat.completions.create(body),
  'our adapter alone': () => adapter.generate(request()),
  'ours, all middlewares': () => models.executor.generate(request()),
};

const costsMs = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
  const names = Object.keys(contenders);
  const shift = round % names.length;
  for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
    const costMs = await cpuPerCallMs(contenders[name] ?? (async () => {}));
    if (round >= WARM_UP_ROUNDS) costsMs.get(name)?.push(costMs);
  }
}

const bareMs = costsMs.get('bare openai client') ?? [];
const rows = [...costsMs].map(([name, each]) => ({
  name,
  cpuMs: round3(median(each)),
  // Within each round, so that what slowed the machine slowed both.
  onTopOfBareMs: round3(median(each.map((costMs, index) => costMs - (bareMs[index] ?? 0)))),
}));
console.log(
  `${CALLS} calls per round, ${AT_ONCE} at once, ${ROUNDS} rounds; a request of ${JSON.stringify(body).length} bytes`,
);
console.table(rows);
const overheadMs = rows.find(({ name }) => name === 'ours, all middlewares')?.onTopOfBareMs ?? Number.NaN;
const what = 'CPU per call on top of the bare client, in ms';
report({ bench: 'model/overhead', requestBytes: JSON.stringify(body).length, rows }, [
  { what, value: overheadMs, bound: { atMost: 0.3 } },
]);
rmSync(folder, { recursive: true });

async function cpuPerCallMs(call: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  let left = CALLS;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / CALLS;
}

/** What the adapter sends, so that the bare client sends the same. */
async function wireBody(): Promise<OpenAI.ChatCompletionCreateParamsNonStreaming> {
  await using listener = await startStubServer();
  await createOpenAIModel({ ...config, baseUrl: listener.baseUrl }).generate({ messages, tools });
  return listener.requests[0]?.body as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
