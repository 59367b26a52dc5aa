import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  dnaSequencer,
  messageDecoder,
  tradeCalculator,
  travelItinerary,
  webBrowsing,
} from '../environments.ts';
import { hasOfficialData, officialFolder } from '../testing/official-folder.ts';
import { createReplay, type Replay } from './replay.ts';
import type { RowReplay } from './replay-row.ts';

const factories = [messageDecoder, dnaSequencer, tradeCalculator, travelItinerary, webBrowsing];

describe.skipIf(!hasOfficialData)('the recorded rows', () => {
  let replay: Replay;
  beforeAll(async () => {
    const options = { world: 'official', dataDir: officialFolder } as const;
    replay = createReplay(await Promise.all(factories.map((create) => create(options))));
  });

  const rowsOf = (file: string): string[] =>
    readFileSync(`${officialFolder}/m3tooleval/${file}`, 'utf8').trimEnd().split('\n');

  it.each([
    ['tool-traces.jsonl', { 'tool-call': 1500, 'browser-sequence': 149 }],
    ['answer-check.jsonl', { 'answer-check': 1927 }],
    ['parse-cases.jsonl', { 'parse-case': 125 }],
  ])('%s is reproduced', async (file, counts) => {
    const replays = (await Promise.all(rowsOf(file).map((line) => replay.replayLine(line)))).filter(
      (each) => each !== undefined,
    );
    console.table(tableOf(replays));
    expect(replays.flatMap(({ differences }) => differences)).toEqual([]);
    for (const [kind, count] of Object.entries(counts))
      expect(replays.filter((each) => each.kind === kind)).toHaveLength(count);
  });

  it('tells what is not as recorded', async () => {
    const row = {
      suite: 'message_decoder',
      tool: 'string_length',
      arguments: ['four'],
      result: 4.0,
      result_str: '5',
    };
    expect(await replay.replayLine(JSON.stringify(row).replace('"result":4', '"result":4.0'))).toEqual({
      kind: 'tool-call',
      suite: 'message_decoder',
      differences: [
        { field: 'result', expected: '4.0', actual: '4' },
        { field: 'result_str', expected: '5', actual: '4' },
      ],
    });
  });

  // As CPython gives them.
  it.each([
    [
      'what strict JSON cannot hold',
      '"maximum_value", "arguments": [[1, -Infinity]], "result": null, "result_repr": "[1, -inf]", "result_str": "[1, -inf]"',
    ],
    [
      'keys in the order in which they came',
      '"minimum_value", "arguments": [{"b": 1, "10": 2, "2": 3}], "result_str": "{\'b\': 1, \'10\': 2, \'2\': 3}"',
    ],
    [
      'keys that mean something elsewhere',
      '"minimum_value", "arguments": [{"__proto__": NaN, "$python": 1.0, "constructor": [5, 5.0]}], "result_str": "{\'__proto__\': nan, \'$python\': 1.0, \'constructor\': [5, 5.0]}"',
    ],
  ])('keeps %s', async (_name, row) => {
    const replayed = await replay.replayLine(`{"suite": "message_decoder", "tool": ${row}}`);
    expect(replayed?.differences).toEqual([]);
  });

  it('knows an exception without a message, and a text that reads like a number that JSON lacks', async () => {
    const rows = [
      '{"suite": "trade_calculator", "tool": "convert_currency", "arguments": ["ab", 1000000000000000], "error": "", "error_type": "MemoryError"}',
      `{"suite": "travel_itinerary_planning", "mode": "json_as_action", "generation": "Action: {\\"tool\\": \\"go\\", \\"args\\": [[\\"nan\\"]]}", "action": {"tool": "go", "args": [["nan"]], "arg_types": ["list"], "observation": "Cound not find tool with name go"}}`,
    ];
    for (const row of rows) expect((await replay.replayLine(row))?.differences).toEqual([]);
  });

  it.each([
    ['{"suite": ', 'is no JSON'],
    ['[1]', 'is no JSON object'],
    ['{"suite": "web_browsing"}', 'has none of the members'],
    ['{"suite": "chess", "tool": "move", "arguments": []}', 'names the suite'],
    ['{"suite": "web_browsing", "tool": "view", "arguments": []}', 'records nothing'],
    ['{"suite": "web_browsing", "tool": "view", "observation": "x"}', 'needs an array'],
    [
      '{"suite": "web_browsing", "accepted": true, "answer": "5"}',
      'needs a text as its member "expected_output_str"',
    ],
    ['{"suite": "web_browsing", "accepted": true, "answer": 5, "expected_output": "5"}', 'member "answer"'],
    ['{"suite": "web_browsing", "mode": "speech", "generation": "x"}', 'names the mode'],
    ['{"suite": "web_browsing", "sequence": [5]}', 'no object'],
  ])('refuses %s', async (line, problem) => {
    await expect(replay.replayLine(line)).rejects.toMatchObject({
      code: 'ROW_INVALID',
      message: expect.stringContaining(problem),
    });
  });
});

function tableOf(replays: readonly RowReplay[]): Record<string, { rows: number; matched: number }> {
  const table: Record<string, { rows: number; matched: number }> = {};
  for (const { kind, suite, differences } of replays) {
    const name = `${kind} ${suite}`;
    const { rows = 0, matched = 0 } = table[name] ?? {};
    table[name] = { rows: rows + 1, matched: matched + (differences.length === 0 ? 1 : 0) };
  }
  return table;
}
