import { z } from 'zod';
import { WireMessages, WireTools } from '../../wire/wire-messages.ts';
import { logprobOf } from '../decisions/decision-gradient.ts';
import type { DecisionRecord } from '../decisions/decision-record.ts';
import type { PreferenceExample } from '../losses/preference-loss.ts';
import { continuationDecisions, type ExampleContext, showMessage } from './imitation-row.ts';
import type { PlacedRow } from './read-rows.ts';
import { ROW_PROBLEMS } from './row-problem.ts';

/** A preference as TRL's `DPOTrainer` takes it. */
export const PreferenceRow = z.looseObject({
  prompt: WireMessages,
  chosen: WireMessages,
  rejected: WireMessages,
  tools: WireTools,
});
export type PreferenceRow = z.infer<typeof PreferenceRow>;

/** The decisions of both sides; undefined where a message of either cannot be expressed. */
export function preferenceExample(
  { row, place }: PlacedRow<PreferenceRow>,
  { reader, log, reference }: ExampleContext & { reference: Float32Array },
): PreferenceExample | undefined {
  const { prompt, tools } = row;
  const [chosen, rejected] = [row.chosen, row.rejected].map((after) =>
    continuationDecisions({ before: prompt, after, tools }, reader),
  );
  for (const side of [chosen, rejected]) {
    if (!side || isDecisions(side)) continue;
    log.add(ROW_PROBLEMS.notExpressible, place, showMessage(side));
    return undefined;
  }
  const sides = {
    chosen: chosen as readonly DecisionRecord[],
    rejected: rejected as readonly DecisionRecord[],
  };
  if (sides.chosen.length + sides.rejected.length === 0) {
    log.add(ROW_PROBLEMS.nothingToLearn, place, 'neither side has an assistant message');
    return undefined;
  }
  const referenceOf = (side: readonly DecisionRecord[]): number =>
    side.reduce((sum, decision) => sum + logprobOf(decision, reference), 0);
  return {
    decisions: [...sides.chosen, ...sides.rejected],
    chosenCount: sides.chosen.length,
    reference: { chosen: referenceOf(sides.chosen), rejected: referenceOf(sides.rejected) },
  };
}

function isDecisions(side: unknown): side is readonly DecisionRecord[] {
  return Array.isArray(side);
}
