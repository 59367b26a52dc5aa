import type { Algorithm, ExportSettings } from '@sca/rl/exporters';
import { Option } from 'commander';
import { FORMAT_NAMES } from './format-names.ts';
import { countFromZero, fraction } from './parse-numbers.ts';

/** Options of where trajectories come from and where rows go. */
export function datasetFlags(algorithm: Algorithm): readonly Option[] {
  const names = FORMAT_NAMES[algorithm];
  return [
    new Option('--format <name>', `${names.join(', ')} (default: ${names[0]})`),
    new Option('--container <kind>', 'kind of file, where the format has two').choices(['jsonl', 'parquet']),
    new Option('--env <id|path>', 'environment whose tools go into the rows; repeatable').argParser(collect),
    new Option('--tools <file|none>', 'JSON file with the tools of all rows, instead of --env'),
    new Option('--validation <share>', 'share of tasks that are kept for validation')
      .argParser(fraction)
      .default(0),
    new Option('--split-seed <seed>', 'another seed divides tasks otherwise')
      .argParser(countFromZero)
      .default(0),
    new Option('--json', 'print the manifest to stdout, and the rest to stderr'),
  ];
}

/** A setting of some formats as an option, and the algorithms whose formats have it. */
interface SettingFlag {
  readonly setting: keyof ExportSettings;
  readonly algorithms: readonly Algorithm[];
  readonly options: () => readonly Option[];
}

const CONVERSATIONS: readonly Algorithm[] = ['rft', 'dpo', 'kto'];
const ROLLOUTS: readonly Algorithm[] = ['ppo', 'grpo'];

/** Options for what consumers of one format differ in. A format that has no use for one refuses it by name. */
const SETTING_FLAGS: readonly SettingFlag[] = [
  {
    setting: 'argumentsAs',
    algorithms: [...CONVERSATIONS, ...ROLLOUTS],
    options: () => [
      new Option('--arguments <form>', 'arguments of tool calls').choices(['string', 'object']),
    ],
  },
  {
    setting: 'onInvalidArguments',
    algorithms: [...CONVERSATIONS, ...ROLLOUTS],
    options: () => [
      new Option('--on-invalid-arguments <rule>', 'arguments that cannot be an object').choices([
        'skip-record',
        'keep-string',
        'error',
      ]),
    ],
  },
  {
    setting: 'toolsAs',
    algorithms: CONVERSATIONS,
    options: () => [new Option('--tools-as <form>', 'the list of tools').choices(['array', 'json-string'])],
  },
  {
    setting: 'onTurnWeights',
    algorithms: ['rft'],
    options: () => [
      new Option('--on-turn-weights <rule>', 'rows that mask a message where the format cannot').choices([
        'refuse',
        'ignore',
      ]),
    ],
  },
  {
    setting: 'onTextWithCalls',
    algorithms: CONVERSATIONS,
    options: () => [
      new Option('--on-text-with-calls <rule>', 'messages with both where the format holds one').choices([
        'refuse',
        'drop-text',
      ]),
    ],
  },
  {
    setting: 'chatTemplateKwargs',
    algorithms: CONVERSATIONS,
    options: () => [new Option('--chat-template-kwargs <json>', 'passed to the chat template of every row')],
  },
  {
    setting: 'enableThinking',
    algorithms: ['rft'],
    options: () => [
      new Option('--enable-thinking', 'the chat template opens a thinking block'),
      new Option('--no-enable-thinking', 'it does not'),
    ],
  },
  {
    setting: 'agentName',
    algorithms: ROLLOUTS,
    options: () => [new Option('--agent-name <name>', 'the agent loop that answers a prompt')],
  },
  {
    setting: 'datasetName',
    algorithms: [...CONVERSATIONS, ...ROLLOUTS],
    options: () => [new Option('--dataset-name <name>', 'what files that describe the data set call it')],
  },
];

/** Options for the settings of the formats that an algorithm has. */
export function settingFlags(algorithm: Algorithm): readonly Option[] {
  return SETTING_FLAGS.filter(({ algorithms }) => algorithms.includes(algorithm)).flatMap(({ options }) =>
    options(),
  );
}

/** The name of an option, without dashes, by the name of its setting. */
export const flagOfSetting: ReadonlyMap<string, string> = new Map(
  SETTING_FLAGS.map(({ setting, options }) => [setting, options()[0]?.name() ?? setting]),
);

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}
