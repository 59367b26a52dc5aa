import type { Trajectory } from '@sca/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversation, decode, render, trajectory, withTokens } from '../trajectories.test.support.ts';
import { byId, grpo } from './build.test.support.ts';

describe('properties of buildGrpo', () => {
  const groups = fc.array(fc.tuple(conversation, fc.constantFrom(0 as const, 1 as const)), {
    minLength: 2,
    maxLength: 4,
  });
  const recordsOf = (members: [Trajectory['messages'], 0 | 1][], strip: boolean) =>
    members.map(([messages, reward], trial) =>
      withTokens(trajectory({ id: `r${trial}`, trial, messages, reward }), strip),
    );

  test('the text of a row is the trajectory it came from', async () => {
    await fc.assert(
      fc.asyncProperty(groups, async (members) => {
        const { rows } = await grpo(recordsOf(members, false), { zeroVariance: 'keep' });
        expect(rows).toHaveLength(members.length);
        rows.forEach(({ promptIds, responseIds, messages }, index) => {
          const source = members[index]?.[0] as Trajectory['messages'];
          expect(decode([...promptIds, ...responseIds])).toBe(render(source));
          expect(messages).toEqual(source);
        });
      }),
      { numRuns: 30 },
    );
  });

  test('advantages of a group sum to 0, and tool arguments come through as the model wrote them', async () => {
    await fc.assert(
      fc.asyncProperty(groups, fc.boolean(), async (members, strip) => {
        const { rows } = await grpo(recordsOf(members, strip), { zeroVariance: 'keep' });
        const first = rows.filter(({ segment }) => segment.index === 0);
        expect(Math.abs(first.reduce((sum, { advantage }) => sum + advantage, 0))).toBeLessThan(1e-9);
        const written = (messages: Trajectory['messages']) =>
          messages.flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []));
        rows
          .filter(({ segment }) => segment.index === segment.count - 1)
          .forEach((row, index) => {
            expect(written(row.messages)).toEqual(written(members[index]?.[0] ?? []));
          });
      }),
      { numRuns: 30 },
    );
  });

  test('permuting trajectories permutes the rows', async () => {
    await fc.assert(
      fc.asyncProperty(groups, async (members) => {
        const records = recordsOf(members, false);
        const plain = byId((await grpo(records, { zeroVariance: 'keep' })).rows);
        const turned = byId((await grpo(records.toReversed(), { zeroVariance: 'keep' })).rows);
        expect(Object.keys(turned).toReversed()).toEqual(Object.keys(plain));
        for (const [id, row] of Object.entries(plain))
          expect(turned[id]?.advantage).toBeCloseTo(row.advantage, 9);
      }),
      { numRuns: 30 },
    );
  });
});
