import { expect, it } from 'vitest';
import { datasetCard } from './dataset-card.ts';
import { huggingFaceCodecs } from './hugging-face-codecs.ts';

it('says what is in the data set', () => {
  const card = datasetCard({
    algorithm: 'rft',
    container: 'parquet',
    settings: { datasetName: 'shop' } as never,
    files: [
      { path: 'data/train.parquet', split: 'train', rows: 900 },
      { path: 'data/validation.parquet', split: 'validation', rows: 100 },
    ],
    columns: huggingFaceCodecs.rft?.columns({} as never) as never,
    origin: { environments: ['shop'], models: ['a`b', 'm'], tasks: 250 },
  });
  expect(card).toMatchInlineSnapshot(`
    "---
    pretty_name: shop
    task_categories:
      - text-generation
    tags:
      - sca
      - agents
      - tool-use
      - rft
    size_categories:
      - 1K<n<10K
    configs:
      - config_name: default
        data_files:
          - split: train
            path: data/train.parquet
          - split: validation
            path: data/validation.parquet
    ---

    # shop

    Trajectories to imitate, kept by rejection sampling: every one passed the verifier of its task, unless the build kept all. Made from agent trajectories in tool environments, whose rewards come from code that verifies the final state.

    | split | rows | file |
    |---|--:|---|
    | train | 900 | \`data/train.parquet\` |
    | validation | 100 | \`data/validation.parquet\` |

    Tasks are divided between splits by a hash of their id, so that no task is in two. There are 250 tasks, from \`shop\`; the trajectories are of \`a'b\`, \`m\`.

    ## Columns

    | column | type |
    |---|---|
    | \`messages\` | \`list<struct<role: string, content: string, reasoning_content: string, tool_calls: list<struct<id: string, type: string, function: struct<name: string, arguments: string>>>, tool_call_id: string, name: string>>\` |
    | \`tools\` | \`string\` |
    | \`metadata\` | \`string\` |

    \`tools\` and \`metadata\` are JSON text, and so are the arguments of tool calls: their shapes differ from row to row.

    No licence is given here: add the one that the environments and the models allow before you publish this.
    "
  `);
});
