import type { RftRow } from '../../builders/rows.ts';
import type { TokenSegment } from '../../segments/token-segment.ts';
import { TOKEN_IDS } from '../column-type.ts';
import type { ExportFormat, RecordCodec } from '../export-format.ts';
import { checkTurnWeights } from '../turn-weights.ts';

/** The label that PyTorch's cross entropy passes over. */
const NO_LOSS = -100;

interface TokenRecord {
  readonly inputIds: number[];
  /** Indices of `inputIds` that bear loss. */
  readonly trained: number[];
}

const rft: RecordCodec<RftRow, TokenRecord> = {
  createEncoder:
    (settings) =>
    (row, { issues }) => {
      if (row.segments.length === 0) issues.refuse('no-tokens', `level ${row.level}`);
      checkTurnWeights(row, 'mask', { settings, issues });
      return row.segments
        .map((segment) => ({
          input_ids: [...segment.promptIds, ...segment.responseIds],
          labels: [...segment.promptIds.map(() => NO_LOSS), ...responseLabels(segment, row.messageWeights)],
        }))
        .filter(({ labels }) => labels.some((label) => label !== NO_LOSS));
    },
  decode: ({ input_ids, labels }) => {
    const inputIds = input_ids as number[];
    return {
      inputIds,
      trained: [...inputIds.keys()].filter((index) => (labels as number[])[index] !== NO_LOSS),
    };
  },
  columns: () => ({ input_ids: TOKEN_IDS, labels: TOKEN_IDS }),
};

function responseLabels(segment: TokenSegment, messageWeights: readonly number[]): number[] {
  const labels = new Array<number>(segment.responseIds.length).fill(NO_LOSS);
  for (const { start, end, kind, messageIndex } of segment.turnSpans) {
    if (kind !== 'model' || (messageWeights[messageIndex] ?? 0) <= 0) continue;
    for (let index = start; index < end; index += 1)
      if (segment.responseMask[index] === 1) labels[index] = segment.responseIds[index] as number;
  }
  return labels;
}

/**
 * Token ids with labels for TRL's `SFTTrainer`: the one way to train on exactly the tokens that were sampled,
 * whatever the chat template does. A trajectory of several segments gives a record for each that bears loss.
 */
export const trlSftTokens: ExportFormat = {
  name: 'trl-sft-tokens',
  consumer: 'TRL SFTTrainer: token ids and labels',
  containers: ['jsonl', 'parquet'],
  defaults: () => ({ onTurnWeights: 'refuse' }),
  codecs: { rft },
};
