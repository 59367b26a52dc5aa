import { TrainingSample } from '@sca/core';
import type { GrpoRow, PpoRow } from '../../builders/rows.ts';
import type { ExportFormat, RecordCodec, TrainerRecord } from '../export-format.ts';

const samples: RecordCodec<PpoRow | GrpoRow, TrainingSample> = {
  createEncoder: () => (row) => [row as unknown as TrainerRecord],
  decode: (record) => TrainingSample.parse(record),
  columns: () => ({}),
};

/** The project's own record, `sca.rl/v1`: core's `TrainingSample` with token rewards, advantages and returns. */
export const neutral: ExportFormat = {
  name: 'sca',
  consumer: 'sca.rl/v1, the neutral record',
  containers: ['jsonl'],
  takesLoneSurrogates: true,
  defaults: () => ({}),
  codecs: { ppo: samples, grpo: samples },
};
