import type { Conversation } from '../reading/conversation.ts';
import { hashText, mix, mix3 } from '../text/hash.ts';
import type { CallHistory } from './call-history.ts';
import type { FeatureRows } from './feature-rows.ts';
import { gistOf } from './gist.ts';

const STEP = hashText('state step');
const OPEN = hashText('state open values');
const LAST = hashText('state last tool');
const RESULT = hashText('state result');
const WORD = hashText('state word');
const TOOLS = hashText('state tools');
const SUPPLY = hashText('state supply');
const MOST = 5;

/** One row that describes the state before a turn, for the estimate of the reward to come. */
export function addStateRow(
  rows: FeatureRows,
  { tools, calls, instructions }: Conversation,
  { open }: CallHistory,
): void {
  const steps = Math.min(calls.length, MOST);
  const last = calls.at(-1);
  const lastTool = last?.tool?.identity ?? 0;
  const openCount = Math.min(open.length, MOST);
  rows.add(mix(STEP, steps));
  rows.add(mix3(STEP, steps, openCount));
  rows.add(mix(OPEN, openCount));
  rows.add(mix3(LAST, lastTool, steps));
  for (const shape of last?.result?.shape ?? []) rows.add(mix3(RESULT, shape, lastTool));
  rows.add(
    mix(
      TOOLS,
      tools.reduce((hash, { identity }) => mix(hash, identity), 0),
    ),
  );
  for (const gist of instructions.map(gistOf)) {
    rows.add(mix3(SUPPLY, gist.supply, steps));
    for (const stem of gist.stems) {
      rows.add(mix(WORD, stem));
      rows.add(mix3(WORD, stem, lastTool));
    }
  }
  rows.endRow(0);
}
