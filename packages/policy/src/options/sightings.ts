import type { Conversation, PastCall } from '../reading/conversation.ts';
import type { Mention } from '../reading/mention.ts';
import { hashText, mix } from '../text/hash.ts';
import type { Sighting } from './option.ts';

/** What the user mentioned, in the order of the text. */
export function userSightings({ instructions }: Conversation): Sighting[] {
  return instructions.flatMap(({ mentions }) =>
    mentions.map((mention) => ({ mention, age: -1, call: undefined })),
  );
}

/** What tools returned, the newest first, and the results of several calls together. */
export function resultSightings({ calls }: Conversation): Sighting[] {
  const answered = calls.filter(({ result }) => result);
  const single = answered
    .toReversed()
    .flatMap((call, age) => (call.result?.mentions ?? []).map((mention) => ({ mention, age, call })));
  return [...single, ...joinedSightings(answered)];
}

const JOINED = hashText('results together');
const MOST_COUNTED = 4;

// The results of all calls, and those of each tool that was called more than once.
function joinedSightings(calls: readonly PastCall[]): Sighting[] {
  const last = calls.at(-1);
  if (!last || calls.length < 2) return [];
  const names = [...new Set(calls.map(({ name }) => name))];
  const ofTools = names.map((name) => calls.filter((call) => call.name === name));
  return [
    { mention: joined(calls, 'all'), age: 0, call: last },
    ...ofTools
      .filter(({ length }) => length > 1 && length < calls.length)
      .map((rows) => ({ mention: joined(rows, 'one tool'), age: 0, call: rows.at(-1) })),
  ];
}

function joined(calls: readonly PastCall[], kind: string): Mention {
  const value = calls.map(({ result }) => result?.value ?? null);
  const kindHash = mix(JOINED, hashText(kind));
  const traits = [
    kindHash,
    mix(JOINED, Math.min(calls.length, MOST_COUNTED)),
    mix(JOINED, hashText(typeof value[0])),
  ];
  return {
    value,
    text: JSON.stringify(value),
    prior: 0,
    traits,
    pointers: [kindHash],
    kin: [],
    position: -1,
  };
}
