import { type Message, startSession, Trajectory } from '@sca/core';
import type { ScriptedStep } from '@sca/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainUser } from '../testing/plain-user.test.support.ts';
import { play } from '../testing/play.test.support.ts';
import { scriptedModel } from '../testing/scripted-model.test.support.ts';
import { shop } from '../testing/shop.test.support.ts';
import { createStrategy } from './strategies/create-strategy.ts';

const names = fc.constantFrom('get_order', 'cancel_order', 'hand_over', 'no_such_tool', '__proto__');
const args = fc.oneof(
  fc.record({ order_id: fc.constantFrom('A-1', 'A-2', 'A-3', '__proto__'), reason: fc.string() }),
  fc.dictionary(fc.string(), fc.jsonValue()),
);
const call = fc.record({ name: names, args });
const someCalls = fc.array(call, { minLength: 1, maxLength: 4 });

/** What the policy was shown of its calls. */
const shown = (messages: readonly Message[], prefix = ''): string[] =>
  messages
    .filter(({ role, content }) => (prefix ? role === 'user' && content.startsWith(prefix) : role === 'tool'))
    .map(({ content }) => content.slice(prefix.length));

/** What a fresh session says to the recorded calls. */
function replayed({ calls }: Trajectory): { texts: string[]; digest: string } {
  const session = startSession(shop);
  return { texts: calls.map(({ name, args }) => session.call(name, args).text), digest: session.digest() };
}

it('replaying the calls of a trajectory gives every observation again: tool calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(someCalls, { maxLength: 6 }), fc.boolean(), async (turns, withUser) => {
      const script: ScriptedStep[] = turns.map((calls, turn) => ({
        toolCalls: calls.map(({ name, args }, at) => ({
          id: `${turn}-${at}`,
          name,
          arguments: JSON.stringify(args),
        })),
      }));
      const session = startSession(shop);
      const user = withUser ? { user: plainUser(['Hello.', 'Bye.']) } : {};
      const trajectory = await play([...script, 'Done.'], { session, ...user });
      const { texts, digest } = replayed(Trajectory.parse(JSON.parse(JSON.stringify(trajectory))));
      expect(shown(trajectory.messages)).toEqual(texts);
      expect(digest).toBe(session.digest());
      expect(trajectory.calls).toHaveLength(turns.flat().length);
    }),
  );
});

it('and actions as JSON', async () => {
  const protocol = createStrategy({ strategy: 'react' });
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 10 }), async (calls) => {
      const script = calls.map(({ name, args }) => `Action: ${JSON.stringify({ name, arguments: args })}`);
      const end = 'Action: {"name": "respond", "arguments": {"content": "done"}}';
      const session = startSession(shop);
      const trajectory = await play([...script, end], { session, protocol });
      const { texts, digest } = replayed(trajectory);
      expect(shown(trajectory.messages, 'Result: ')).toEqual(texts);
      expect(digest).toBe(session.digest());
    }),
  );
});

it('whatever a policy writes, there is one valid trajectory', async () => {
  const reply = fc.record({
    content: fc.oneof(
      fc.string(),
      fc.constantFrom('Action:', '```js\n1\n```', '```', 'Answer:', 'Action: {}'),
    ),
    toolCalls: fc.array(fc.record({ id: fc.string(), name: fc.string(), arguments: fc.string() }), {
      maxLength: 3,
    }),
    finishReason: fc.constantFrom('stop', 'length', 'tool-calls', 'content-filter'),
  });
  const setting = fc.record({
    strategy: fc.constantFrom('tool-calling', 'react', 'act', 'code'),
    withUser: fc.boolean(),
    compat: fc.constantFrom('upstream', 'fixed'),
  });
  const code = {
    run: async () => ({ status: 'returned', value: null, error: null, console: [], calls: [] }) as const,
    close() {},
  };
  await fc.assert(
    fc.asyncProperty(fc.array(reply, { minLength: 20, maxLength: 20 }), setting, async (script, options) => {
      const trajectory = await play(scriptedModel(script), {
        protocol: createStrategy(options),
        code,
        ...(options.withUser && { user: plainUser(['Hello.', 'Go on.', '', 'Bye.']) }),
        reward: () => ({ reward: 1, bucket: null, detail: '' }),
      });
      expect(Trajectory.safeParse(trajectory).error).toBeUndefined();
      expect(trajectory.stop.type).not.toBe('aborted');
      expect(trajectory.reward === null).toBe(trajectory.stop.bucket === 'infra');
    }),
  );
});
