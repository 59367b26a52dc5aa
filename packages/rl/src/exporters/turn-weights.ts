import type { RftRow } from '../builders/rows.ts';
import type { ExportSettings } from './export-format.ts';
import type { RowIssues } from './row-issues.ts';

/** What a format can say of how much each message counts. */
export type WeightsCarried =
  /** Nothing: its trainer trains on every assistant message. */
  | 'none'
  /** Which messages bear loss. */
  | 'mask';

/** Holds a row's loss weights against what the format can say of them. */
export function checkTurnWeights(
  { messages, messageWeights }: Pick<RftRow, 'messages' | 'messageWeights'>,
  carried: WeightsCarried,
  { settings, issues }: { settings: Pick<ExportSettings, 'onTurnWeights'>; issues: RowIssues },
): void {
  const assistant = messageWeights.filter((_, index) => messages[index]?.role === 'assistant');
  if (!assistant.some((weight) => weight > 0)) {
    issues.refuse('no-trained-message', 'all weights are 0');
    return;
  }
  const isCarried = carried === 'none' ? (weight: number) => weight === 1 : isMaskWeight;
  const lost = assistant.find((weight) => !isCarried(weight));
  if (lost === undefined) return;
  if (settings.onTurnWeights === 'ignore') issues.note('weights-ignored');
  else
    issues.refuse(
      isMaskWeight(lost) ? 'turn-weights' : 'fractional-weights',
      `an assistant message has weight ${lost}`,
    );
}

function isMaskWeight(weight: number): boolean {
  return weight === 0 || weight === 1;
}
