import { addAnswerRows } from '../features/answer-rows.ts';
import { readCallHistory } from '../features/call-history.ts';
import type { FeatureRows } from '../features/feature-rows.ts';
import { addToolRows } from '../features/tool-rows.ts';
import { createPools } from '../options/option-pools.ts';
import type { Conversation } from '../reading/conversation.ts';
import type { Action } from './action.ts';
import { type Decide, NO_WAY, type Walk } from './walk.ts';
import { walkMembers } from './walk-value.ts';

export interface WalkOptions {
  /** Filled for each decision. */
  readonly rows: FeatureRows;
  readonly decide: Decide;
  /** Walk the one way that leads to this action. */
  readonly target?: Action;
}

/**
 * Goes through the decisions of one turn: which tool or whether to answer, then each argument, then each item of a
 * list; or what to say. Every action that can be reached is reached in one way only.
 *
 * Undefined where no way leads to the target, or the walk was ended.
 */
export function walkTurn(
  conversation: Conversation,
  { rows, decide, target }: WalkOptions,
): Action | undefined {
  const walk: Walk = {
    conversation,
    history: readCallHistory(conversation),
    pools: createPools(conversation),
    rows,
    decide(wanted) {
      const isLost = target !== undefined && (wanted === undefined || wanted < 0);
      const chosen = isLost ? undefined : decide(rows, wanted);
      if (chosen === undefined) throw NO_WAY;
      return chosen;
    },
  };
  try {
    return walkAction(walk, target);
  } catch (thrown) {
    if (thrown === NO_WAY) return undefined;
    throw thrown;
  }
}

function walkAction(walk: Walk, target: Action | undefined): Action {
  const { conversation, rows, history } = walk;
  const { tools } = conversation;
  rows.clear();
  addToolRows(rows, conversation, history);
  const tool = tools[walk.decide(target && rowOf(target, conversation))];
  if (!tool) return { type: 'say', content: walkAnswer(walk, target) };
  const forms = tool.parameters;
  const args = target?.type === 'call' ? target.args : undefined;
  if (args && Object.keys(args).some((key) => !forms.some(({ name }) => name === key))) throw NO_WAY;
  return { type: 'call', name: tool.name, args: walkMembers({ walk, tool, used: [] }, forms, args) };
}

function rowOf(target: Action, { tools }: Conversation): number {
  return target.type === 'say' ? tools.length : tools.findIndex(({ name }) => name === target.name);
}

function walkAnswer(walk: Walk, target: Action | undefined): string {
  const options = walk.pools.answers();
  walk.rows.clear();
  addAnswerRows(walk.rows, walk.conversation, options);
  const wanted =
    target?.type === 'say' ? options.findIndex(({ text }) => text === target.content) : undefined;
  return options[walk.decide(wanted)]?.text ?? '';
}
