import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { encodeAll } from '../../testing/encode.test.support.ts';
import { messages, rftRow } from '../../testing/rows.test.support.ts';
import { axolotl } from './axolotl.ts';

const request = { format: 'axolotl', algorithm: 'rft' } as const;

describe('axolotl', () => {
  it('says of every message whether it bears loss', () => {
    const [record] = encodeAll(request, rftRow({ messageWeights: [0, 0, 0, 0, 1] })).records;
    const { messages: list } = record as unknown as { messages: { train: boolean }[] };
    expect(list.map(({ train }) => train)).toEqual([false, false, false, false, true]);
  });

  it('writes what differs from row to row as JSON text', () => {
    expect(encodeAll(request, rftRow()).records).toMatchObject([
      {
        messages: [{}, {}, { tool_calls: [{ function: { arguments: '{"order_id": "#W1"}' } }] }, {}, {}],
        tools: [
          {
            type: 'function',
            function: {
              name: 'get_order',
              parameters:
                '{"type":"object","properties":{"order_id":{"type":"string"}},"required":["order_id"]}',
            },
          },
        ],
      },
    ]);
  });

  it('refuses arguments that would make it give up on the file', () => {
    const list = structuredClone(messages);
    const call = list[2];
    if (call?.role === 'assistant' && call.toolCalls?.[0]) call.toolCalls[0].arguments = '{"open":';
    expect(encodeAll(request, rftRow({ messages: list })).refused).toEqual({ 'invalid-arguments': 1 });
  });

  it('writes the part of its config that reads the files', () => {
    const files = [
      { path: 'train.jsonl', split: 'train', rows: 1 },
      { path: 'validation.jsonl', split: 'validation', rows: 1 },
    ];
    const [sidecar] = axolotl.sidecars?.({ files } as never) ?? [];
    const entry = {
      ds_type: 'json',
      type: 'chat_template',
      field_messages: 'messages',
      field_tools: 'tools',
      message_field_training: 'train',
      roles_to_train: [],
      train_on_eos: 'turn',
    };
    expect(parse(sidecar?.content ?? '')).toEqual({
      datasets: [{ path: 'train.jsonl', ...entry }],
      test_datasets: [{ path: 'validation.jsonl', ...entry }],
    });
  });
});
