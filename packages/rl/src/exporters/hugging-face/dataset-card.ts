import { stringify } from 'yaml';
import type { ColumnType } from '../column-type.ts';
import type { Algorithm, SidecarFacts } from '../export-format.ts';

const PURPOSE: { readonly [Name in Algorithm]: string } = {
  rft: 'Trajectories to imitate, kept by rejection sampling: every one passed the verifier of its task, unless the build kept all.',
  dpo: 'Pairs of continuations of one prompt: the chosen one led to a pass, the rejected one to a failure.',
  kto: 'Continuations with a label: true where the trajectory passed the verifier of its task.',
  ppo: 'Samples with token ids, masks, token rewards and returns for policy optimisation.',
  grpo: 'Samples with token ids, masks and group-relative advantages; samples of a group follow each other.',
};

/** Sizes as the Hub names them, with the number of rows below which each holds. */
const SIZES: readonly [number, string][] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [Number.POSITIVE_INFINITY, '10M<n<100M'],
];

/** The `README.md` of a data set on the Hugging Face Hub: which file is which split, and what the columns hold. */
export function datasetCard(facts: SidecarFacts): string {
  return `---\n${frontMatter(facts)}---\n\n${body(facts)}`;
}

function frontMatter({ algorithm, files, settings }: SidecarFacts): string {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return stringify({
    pretty_name: settings.datasetName,
    task_categories: ['text-generation'],
    tags: ['sca', 'agents', 'tool-use', algorithm],
    size_categories: [SIZES.find(([below]) => rows < below)?.[1]],
    configs: [{ config_name: 'default', data_files: files.map(({ split, path }) => ({ split, path })) }],
  });
}

function body({ algorithm, files, columns, origin, settings }: SidecarFacts): string {
  const splits = files.map(({ split, rows, path }) => `| ${split} | ${rows} | \`${path}\` |`);
  const types = Object.entries(columns).map(([name, type]) => `| \`${name}\` | \`${describeType(type)}\` |`);
  return [
    `# ${settings.datasetName}`,
    `${PURPOSE[algorithm]} Made from agent trajectories in tool environments, whose rewards come from code that verifies the final state.`,
    `| split | rows | file |\n|---|--:|---|\n${splits.join('\n')}`,
    `Tasks are divided between splits by a hash of their id, so that no task is in two. There are ${origin.tasks} tasks, from ${listed(origin.environments)}; the trajectories are of ${listed(origin.models)}.`,
    `## Columns\n\n| column | type |\n|---|---|\n${types.join('\n')}`,
    '`tools` and `metadata` are JSON text, and so are the arguments of tool calls: their shapes differ from row to row.',
    'No licence is given here: add the one that the environments and the models allow before you publish this.',
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `\`${name.replaceAll('`', "'")}\``).join(', ');
}

function describeType(type: ColumnType): string {
  if (typeof type === 'string') return type;
  if ('list' in type) return `list<${describeType(type.list)}>`;
  const members = Object.entries(type.struct).map(([name, member]) => `${name}: ${describeType(member)}`);
  return `struct<${members.join(', ')}>`;
}
