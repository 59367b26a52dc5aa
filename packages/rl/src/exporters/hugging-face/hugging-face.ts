import type { ExportFormat } from '../export-format.ts';
import { datasetCard } from './dataset-card.ts';
import { huggingFaceCodecs } from './hugging-face-codecs.ts';

/** A folder that the Hugging Face Hub shows and `datasets` loads, with a card that says what is in it. */
export const huggingFace: ExportFormat = {
  name: 'hugging-face',
  consumer: 'Hugging Face dataset folder with a card',
  containers: ['parquet', 'jsonl'],
  defaults: () => ({ datasetName: 'sca' }),
  codecs: huggingFaceCodecs,
  pathOf: (split, container) => `data/${split}.${container}`,
  sidecars: (facts) => [{ path: 'README.md', content: datasetCard(facts) }],
};
