import type { JsonObject } from '@sca/core';
import type { Algorithm, SidecarFacts } from '../export-format.ts';

/** Columns beside `conversations`, `system` and `tools`. */
const EXTRA_COLUMNS: { readonly [Name in Algorithm]?: JsonObject } = {
  dpo: { chosen: 'chosen', rejected: 'rejected' },
  kto: { kto_tag: 'kto_tag' },
};

/** The file by which LLaMA-Factory knows a data set: an entry `<name>_train`, and one for each further split. */
export function datasetInfo({ algorithm, settings, files }: SidecarFacts): string {
  const entries = files.map(({ path, split }) => [
    `${settings.datasetName}_${split}`,
    {
      file_name: path,
      formatting: 'sharegpt',
      ...(algorithm === 'dpo' && { ranking: true }),
      columns: { messages: 'conversations', system: 'system', tools: 'tools', ...EXTRA_COLUMNS[algorithm] },
      tags: {
        role_tag: 'from',
        content_tag: 'value',
        user_tag: 'human',
        assistant_tag: 'gpt',
        observation_tag: 'observation',
        function_tag: 'function_call',
      },
    },
  ]);
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}
