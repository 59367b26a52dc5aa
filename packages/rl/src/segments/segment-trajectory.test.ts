import type { Message } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answers,
  calls,
  capture,
  conversation,
  decode,
  encode,
  render,
  says,
  trajectory,
  user,
  withTokens,
} from '../trajectories.test.support.ts';
import { type Segmentation, segmentTrajectory } from './segment-trajectory.ts';
import type { TokenSegment } from './token-segment.ts';

function segmentsOf(segmentation: Segmentation): readonly TokenSegment[] {
  if (segmentation.level !== 'tokens') throw new Error(`level is ${segmentation.level}`);
  return segmentation.segments;
}

/** What the server was given and gave back, read out of the segments again. */
function turnsOf(segments: readonly TokenSegment[]) {
  return segments.flatMap((segment) =>
    segment.turnSpans
      .filter(({ kind }) => kind === 'model')
      .map(({ start, end, messageIndex }) => ({
        messageIndex,
        promptIds: [...segment.promptIds, ...segment.responseIds.slice(0, start)],
        completionIds: segment.responseIds.slice(start, end),
        logprobs: segment.responseLogprobs.slice(start, end),
      })),
  );
}

const talk: Message[] = [
  { role: 'system', content: 'Rules.' },
  user('Hello.'),
  says('', { reasoning: 'hm', toolCalls: [{ id: '1', name: 'look', arguments: '{}' }] }),
  answers('look', 'found', '1'),
  answers('look', 'twice', '1'),
  says('It is there.'),
  user('Thanks.'),
  says('Bye.'),
];

describe('segmentTrajectory', () => {
  test('joins turns that continue one another and masks what lies between', () => {
    const [segment, ...others] = segmentsOf(segmentTrajectory(withTokens(trajectory({ messages: talk }))));
    expect(others).toEqual([]);
    expect(decode(segment?.promptIds ?? [])).toBe('<system>Rules.</>\n<user>Hello.</>\n<assistant>');
    const spans = segment?.turnSpans.map(({ start, end, ...span }) => ({
      ...span,
      text: decode(segment.responseIds.slice(start, end)),
      mask: new Set(segment.responseMask.slice(start, end)),
    }));
    const [model, context] = [new Set([1]), new Set([0])];
    expect(spans).toEqual([
      {
        kind: 'model',
        messageIndex: 2,
        mask: model,
        text: '(hm)[{"id":"1","name":"look","arguments":"{}"}]</>',
      },
      { kind: 'tool', messageIndex: 3, mask: context, text: '<tool>found</>\n<tool>twice</>\n<assistant>' },
      { kind: 'model', messageIndex: 5, mask: model, text: 'It is there.[]</>' },
      { kind: 'user', messageIndex: 6, mask: context, text: '<user>Thanks.</>\n<assistant>' },
      { kind: 'model', messageIndex: 7, mask: model, text: 'Bye.[]</>' },
    ]);
  });

  test('begins a new segment where thinking was stripped from the prompt', () => {
    const segments = segmentsOf(segmentTrajectory(withTokens(trajectory({ messages: talk }), true)));
    expect(segments.map(({ turnSpans }) => turnSpans.map(({ messageIndex }) => messageIndex))).toEqual([
      [2],
      [5, 6, 7],
    ]);
    expect(decode(segments[1]?.promptIds ?? [])).toBe(`${render(talk.slice(0, 5), true)}<assistant>`);
  });

  test('begins a new segment where one id of the prompt changed or is gone', () => {
    for (const change of [(ids: number[]) => ids.with(3, 1), (ids: number[]) => ids.slice(0, -40)]) {
      const tokens = capture(talk);
      const last = tokens.at(-1);
      tokens[tokens.length - 1] = {
        ...(last as (typeof tokens)[number]),
        promptIds: change(last?.promptIds ?? []),
      };
      expect(segmentsOf(segmentTrajectory(trajectory({ messages: talk, tokens })))).toHaveLength(2);
    }
  });

  test('calls the text between two model turns scaffold where no message is there', () => {
    const messages = [user('a'), says('b'), says('c')];
    const [segment] = segmentsOf(segmentTrajectory(withTokens(trajectory({ messages }))));
    expect(segment?.turnSpans[1]).toMatchObject({ kind: 'scaffold', messageIndex: 2 });
  });

  test('takes a missing logprob and the stand-in for one as null', () => {
    const turn = { messageIndex: 1, promptIds: [1], completionIds: [2, 3, 4], logprobs: [-0.5, null, -9999] };
    const [segment] = segmentsOf(segmentTrajectory(trajectory({ tokens: [turn] })));
    expect(segment?.responseLogprobs).toEqual([-0.5, null, null]);
    const { logprobs, ...without } = turn;
    const [bare] = segmentsOf(segmentTrajectory(trajectory({ tokens: [without] })));
    expect(bare?.responseLogprobs).toEqual([null, null, null]);
  });

  test('keeps a turn in which the model wrote nothing', () => {
    const tokens = [{ messageIndex: 1, promptIds: [1], completionIds: [], logprobs: [] }];
    expect(segmentsOf(segmentTrajectory(trajectory({ tokens })))).toEqual([
      {
        promptIds: [1],
        responseIds: [],
        responseMask: [],
        responseLogprobs: [],
        turnSpans: [{ start: 0, end: 0, kind: 'model', messageIndex: 1 }],
      },
    ]);
  });

  test('knows only messages where nothing, only logprobs, or not every turn was captured', () => {
    expect(segmentTrajectory(trajectory())).toEqual({ level: 'messages', isPartial: false });
    const logprobsOnly = [{ messageIndex: 1, logprobs: [-1] }];
    expect(segmentTrajectory(trajectory({ tokens: logprobsOnly }))).toEqual({
      level: 'messages',
      isPartial: false,
    });
    const tokens = capture(talk).slice(1);
    expect(segmentTrajectory(trajectory({ messages: talk, tokens }))).toEqual({
      level: 'messages',
      isPartial: true,
    });
  });

  test.each([
    ['token-lengths-differ', { messageIndex: 1, promptIds: [1], completionIds: [1, 2], logprobs: [-1] }],
    ['token-turns-wrong', { messageIndex: 0, promptIds: [1], completionIds: [1] }],
    ['token-turns-wrong', { messageIndex: 9, promptIds: [1], completionIds: [1] }],
    ['token-turns-wrong', { messageIndex: -1, promptIds: [1], completionIds: [1] }],
    ['token-ids-wrong', { messageIndex: 1, promptIds: [1.5], completionIds: [1] }],
    ['token-ids-wrong', { messageIndex: 1, promptIds: [1], completionIds: ['x' as unknown as number] }],
  ])('names %s', (reason, turn) => {
    expect(segmentTrajectory(trajectory({ tokens: [turn] }))).toMatchObject({ level: 'broken', reason });
  });

  test('names turns that come twice, out of order, or belong to few-shot context', () => {
    const turn = { promptIds: [1], completionIds: [1] };
    const messages = [says('shot', { isSampled: false }), says('a'), says('b')];
    for (const order of [[1, 1], [2, 1], [0]]) {
      const tokens = order.map((messageIndex) => ({ messageIndex, ...turn }));
      const found = segmentTrajectory(trajectory({ messages, tokens }));
      expect(found).toMatchObject({ level: 'broken', reason: 'token-turns-wrong' });
    }
  });
});

describe('properties of segments', () => {
  test('every turn can be read out again: prompt, completion and logprobs', () => {
    fc.assert(
      fc.property(conversation, fc.boolean(), (messages, strip) => {
        const tokens = capture(messages, strip);
        const segments = segmentsOf(segmentTrajectory(trajectory({ messages, tokens })));
        expect(turnsOf(segments)).toEqual(tokens);
        const text = segments.at(-1) as TokenSegment;
        expect(decode([...text.promptIds, ...text.responseIds])).toContain(
          decode(tokens.at(-1)?.completionIds ?? []),
        );
      }),
    );
  });

  test('the text of an unbroken row is the conversation up to the last turn', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const segments = segmentsOf(segmentTrajectory(withTokens(trajectory({ messages }))));
        expect(segments).toHaveLength(1);
        const { promptIds, responseIds } = segments[0] as TokenSegment;
        expect(decode([...promptIds, ...responseIds])).toBe(render(messages));
      }),
    );
  });

  test('masks cover exactly what was sampled, and spans cover the response without gap', () => {
    fc.assert(
      fc.property(conversation, fc.boolean(), (messages, strip) => {
        const segments = segmentsOf(segmentTrajectory(withTokens(trajectory({ messages }), strip)));
        for (const { responseIds, responseMask, responseLogprobs, turnSpans } of segments) {
          expect([responseMask.length, responseLogprobs.length]).toEqual([
            responseIds.length,
            responseIds.length,
          ]);
          const expected = turnSpans.flatMap(({ start, end, kind }) =>
            new Array(end - start).fill(kind === 'model' ? 1 : 0),
          );
          expect(responseMask).toEqual(expected);
          expect(turnSpans.map(({ start }) => start)).toEqual([
            0,
            ...turnSpans.slice(0, -1).map(({ end }) => end),
          ]);
          for (const { kind, messageIndex } of turnSpans) {
            const message = messages[messageIndex] as Message;
            if (kind === 'model') expect(message).toMatchObject({ role: 'assistant', isSampled: true });
            if (kind === 'tool' || kind === 'user') expect(message.role).toBe(kind);
          }
        }
        const sampled = segments
          .flatMap(({ responseMask }) => responseMask)
          .filter((bit) => bit === 1).length;
        expect(sampled).toBe(
          capture(messages).reduce((sum, turn) => sum + (turn.completionIds?.length ?? 0), 0),
        );
      }),
    );
  });
});

test('the byte tokenizer of these tests is exact', () => {
  expect(decode(encode('aé😀\n'))).toBe('aé😀\n');
  expect(calls('f', '{}').toolCalls).toHaveLength(1);
});
