import type { Conversation } from '../reading/conversation.ts';
import type { ToolForm } from '../reading/tool-form.ts';
import { hashText, mix, mix3 } from '../text/hash.ts';
import type { CallHistory } from './call-history.ts';
import type { FeatureRows } from './feature-rows.ts';
import { type Gist, gistOf } from './gist.ts';
import { toolOverlaps } from './tool-overlap.ts';

const ANSWER = hashText('answer');
const CALLED = hashText('times called');
const STEP = hashText('step');
const AFTER = hashText('after');
const OPEN = hashText('open values');
const NEXT_OPEN = hashText('next open value');
const RESULT = hashText('result');
const WORD = hashText('word');
const WORD_STATE = hashText('word and state');
const WORD_AFTER = hashText('word after');
const TOOL_WORD = hashText('tool word');
const LOOK = hashText('look');
const FIT = hashText('demand and supply');
const PART = hashText('part');
const OVERLAP = hashText('overlap');
const RANK = hashText('rank of overlap');

/** Log of how likely an untrained policy answers before it has called anything, and after that, beside 0 per tool. */
const ANSWER_PRIORS = { before: -2, after: 0.5 };
/** Words are many and each says little. */
const WORD_VALUE = 0.5;
const MOST = { called: 3, steps: 5, open: 4, overlap: 4, rank: 2, partsLeft: 3 };

/** What the rows of all tools have in common. */
interface Scene {
  readonly conversation: Conversation;
  readonly history: CallHistory;
  readonly gists: readonly Gist[];
  readonly overlaps: readonly number[];
  readonly wasCalled: readonly boolean[];
  readonly steps: number;
  readonly open: number;
  /** Hashes of the last tool called and the one before. */
  readonly last: number;
  readonly beforeLast: number;
}

/** One row per tool, and a last one for answering. */
export function addToolRows(rows: FeatureRows, conversation: Conversation, history: CallHistory): void {
  const { tools, calls, instructions } = conversation;
  const gists = instructions.map(gistOf);
  const scene: Scene = {
    conversation,
    history,
    gists,
    overlaps: toolOverlaps(tools, gists),
    wasCalled: tools.map((tool) => calls.some((call) => call.tool === tool)),
    steps: Math.min(calls.length, MOST.steps),
    open: Math.min(history.open.length, MOST.open),
    last: calls.at(-1)?.tool?.identity ?? 0,
    beforeLast: calls.at(-2)?.tool?.identity ?? 0,
  };
  tools.forEach((tool, index) => {
    const called = Math.min(calls.filter((call) => call.tool === tool).length, MOST.called);
    addStateFeatures(rows, scene, { identity: tool.identity, called, isTool: 1 });
    addWordFeatures(rows, scene, { identity: tool.identity, called });
    addToolFeatures(rows, scene, { tool, index, called });
    rows.endRow(0);
  });
  addStateFeatures(rows, scene, { identity: ANSWER, called: scene.steps, isTool: 0 });
  addWordFeatures(rows, scene, { identity: ANSWER, called: scene.steps });
  addAnswerFeatures(rows, scene);
  rows.endRow(calls.length === 0 ? ANSWER_PRIORS.before : ANSWER_PRIORS.after);
}

interface Subject {
  readonly identity: number;
  readonly called: number;
}

function addStateFeatures(rows: FeatureRows, scene: Scene, subject: Subject & { isTool: number }): void {
  const { steps, last, beforeLast, open, history, conversation } = scene;
  const { identity, called, isTool } = subject;
  rows.add(mix3(CALLED, called, identity));
  rows.add(mix3(CALLED, called, isTool));
  rows.add(mix3(STEP, steps, identity));
  rows.add(mix3(AFTER, last, identity));
  rows.add(mix(mix3(AFTER, last, beforeLast), identity));
  rows.add(mix3(OPEN, open, identity));
  rows.add(mix(mix3(OPEN, open, isTool), called));
  for (const trait of history.open[0]?.traits ?? [OPEN]) rows.add(mix3(NEXT_OPEN, trait, identity));
  for (const shape of conversation.calls.at(-1)?.result?.shape ?? []) rows.add(mix3(RESULT, shape, identity));
}

function addWordFeatures(
  rows: FeatureRows,
  { gists, last, steps }: Scene,
  { identity, called }: Subject,
): void {
  const state = mix(called > 0 ? 1 : 0, identity);
  const place = mix(last, identity);
  for (const { words, looks, parts } of gists) {
    for (const word of words) {
      rows.add(mix3(WORD, word, identity), WORD_VALUE);
      rows.add(mix3(WORD_STATE, word, state), WORD_VALUE);
      if (last !== 0) rows.add(mix3(WORD_AFTER, word, place), WORD_VALUE);
    }
    for (const look of looks) rows.add(mix3(LOOK, look, state), WORD_VALUE);
    for (const word of parts[steps] ?? []) rows.add(mix3(PART, word, identity));
  }
}

function addToolFeatures(
  rows: FeatureRows,
  scene: Scene,
  { tool, index, called }: { tool: ToolForm; index: number; called: number },
): void {
  const { gists, overlaps, wasCalled, conversation, steps } = scene;
  const overlap = overlaps[index] ?? 0;
  const best = Math.max(...overlaps);
  const rank = overlaps.filter((other) => other > overlap).length;
  const openRank = overlaps.filter((other, at) => other > overlap && !wasCalled[at]).length;
  rows.add(mix3(RANK, Math.min(rank, MOST.rank), called));
  rows.add(mix3(RANK, Math.min(openRank, MOST.rank) + 10, called));
  rows.add(mix(OVERLAP, called), overlap);
  rows.add(mix3(OVERLAP, Math.min(MOST.overlap, Math.ceil(overlap)), called));
  rows.add(mix3(OVERLAP, 10, called), best > 0 ? overlap / best : 0);
  const shape = conversation.calls.at(-1)?.result?.shape[0];
  if (shape !== undefined) rows.add(mix(mix3(FIT, tool.demand, shape), called));
  const scale = WORD_VALUE / Math.sqrt(tool.stems.length + 1);
  for (const { stems, supply, parts } of gists) {
    rows.add(mix(mix3(FIT, tool.demand, supply), called));
    const part = parts[steps];
    const shared = part ? tool.stems.filter((stem) => part.has(stem)).length : 0;
    rows.add(mix3(PART, 1, Math.min(shared, MOST.overlap)));
    for (const other of tool.stems) {
      if (stems.has(other)) rows.add(mix3(OVERLAP, other, called));
      for (const stem of stems) rows.add(mix(mix3(TOOL_WORD, stem, other), called > 0 ? 1 : 0), scale);
    }
  }
}

function addAnswerFeatures(rows: FeatureRows, { gists, overlaps, wasCalled, conversation }: Scene): void {
  const calls = conversation.calls.length;
  const open = Math.max(0, ...overlaps.filter((_, index) => !wasCalled[index]));
  rows.add(mix3(RANK, 20, Math.min(MOST.overlap, Math.ceil(open))));
  rows.add(mix(RANK, 21), open);
  for (const { supply, parts } of gists) {
    rows.add(mix3(FIT, supply, Math.min(calls, MOST.steps)));
    rows.add(mix3(PART, 2, Math.max(-1, Math.min(MOST.partsLeft, parts.length - calls))));
  }
}
