import { type Message, type ToolSchema, TrainingSample } from '@sca/core';
import type { z } from 'zod';
import { WireTools } from '../../wire/wire-messages.ts';
import { logprobOf } from '../decisions/decision-gradient.ts';
import type { DecisionRecord } from '../decisions/decision-record.ts';
import type { AdvantageExample } from '../losses/clipped-loss.ts';
import type { ExampleContext } from './imitation-row.ts';
import type { PlacedRow } from './read-rows.ts';
import { ROW_PROBLEMS, type RowProblem } from './row-problem.ts';

/** A sample in the project's own record, `sca.rl/v1`. */
export const AdvantageRow: z.ZodType<TrainingSample> = TrainingSample;

/** An example with the state of every decision and the return that followed it. */
export interface ValuedExample extends AdvantageExample {
  /** As long as `decisions`; decisions of one turn share a state. */
  readonly states: readonly DecisionRecord[];
  readonly returns: Float64Array;
}

export interface AdvantageContext extends ExampleContext {
  /** Weights of the reference policy. */
  readonly reference: Float32Array;
  /** Whether returns are needed. */
  readonly needsReturns: boolean;
}

/** The decisions of a sample that its mask lets through; undefined where it cannot be learned from. */
export function advantageExample(
  { row, place }: PlacedRow<TrainingSample>,
  context: AdvantageContext,
): ValuedExample | undefined {
  const refuse = (problem: RowProblem, detail: string): undefined =>
    context.log.add(problem, place, detail) as undefined;
  const problem = problemOf(row, context);
  if (problem) return refuse(problem, row.id);
  const tools = WireTools.safeParse(row.tools);
  if (!tools.success) return refuse(ROW_PROBLEMS.invalid, 'tools are no tools');
  const turns = row.turnSpans.filter(({ kind }) => kind === 'model');
  const tokens: Token[] = [];
  for (const turn of turns) {
    const found = tokensOf(turn, { row, tools: tools.data, context });
    if (!found) return refuse(ROW_PROBLEMS.idsDoNotFit, `message ${turn.messageIndex} of ${row.id}`);
    tokens.push(...found);
  }
  const trained = tokens.filter(({ at }) => row.responseMask[at] === 1 && row.responseLogprobs[at] !== null);
  if (trained.length === 0) return refuse(ROW_PROBLEMS.nothingToLearn, row.id);
  return exampleOf(trained, row, context);
}

function problemOf(
  { responseIds, advantages, returns, policy }: TrainingSample,
  { needsReturns }: AdvantageContext,
): RowProblem | undefined {
  if (responseIds.length === 0) return ROW_PROBLEMS.noIds;
  if (!advantages) return ROW_PROBLEMS.noAdvantages;
  if (needsReturns && !returns) return ROW_PROBLEMS.noReturns;
  const { temperature = 1, topP = 1 } = policy.sampling;
  return temperature === 1 && topP === 1 ? undefined : ROW_PROBLEMS.otherSampling;
}

/** A decision and the place of its id in the response. */
interface Token {
  readonly at: number;
  readonly decision: DecisionRecord;
  readonly state: DecisionRecord;
}

interface TurnPlace {
  readonly row: TrainingSample;
  readonly tools: readonly ToolSchema[];
  readonly context: AdvantageContext;
}

function tokensOf(
  { start, end, messageIndex }: TrainingSample['turnSpans'][number],
  { row, tools, context }: TurnPlace,
): Token[] | undefined {
  const turn = { before: row.messages.slice(0, messageIndex) as Message[], tools };
  const decisions = context.reader.ofIds(turn, row.responseIds.slice(start, end));
  const state = context.reader.stateOf(turn);
  return decisions?.map((decision, index) => ({ at: start + index, decision, state }));
}

function exampleOf(
  tokens: readonly Token[],
  row: TrainingSample,
  { reference }: AdvantageContext,
): ValuedExample {
  const pick = (numbers: readonly (number | null)[] | undefined): Float64Array =>
    Float64Array.from(tokens, ({ at }) => numbers?.[at] ?? 0);
  return {
    decisions: tokens.map(({ decision }) => decision),
    states: tokens.map(({ state }) => state),
    advantages: pick(row.advantages),
    returns: pick(row.returns),
    oldLogprobs: pick(row.responseLogprobs),
    refLogprobs: Float64Array.from(tokens, ({ decision }) => logprobOf(decision, reference)),
  };
}
