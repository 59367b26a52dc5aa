import type { Algorithm } from '@sca/rl/exporters';
import { Option } from 'commander';
import { fraction, pair, positive, toNumber, wholeNumber } from './parse-numbers.ts';

/** What a build of each algorithm makes, for the help. */
export const SUMMARIES: Readonly<Record<Algorithm, string>> = {
  rft: 'rejection sampling: what passed, to be imitated',
  dpo: 'pairs of a better and a worse continuation',
  kto: 'continuations labelled good or bad',
  ppo: 'samples with token rewards, returns and advantages',
  grpo: 'samples with advantages within their group',
};

const choice = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices([...choices]);
const number = (flags: string, description: string, parse: (value: string) => number): Option =>
  new Option(flags, description).argParser(parse);

const threshold = number(
  '--threshold <reward>',
  'rewards at least this high count as passed (default: 1)',
  toNumber,
);
const noDedupe = new Option('--no-dedupe', 'keep trajectories that did the same');

const policyGradient = (
  presets: readonly string[],
  estimators: readonly string[],
  estimator: string,
): Option[] => [
  choice('--preset <trainer>', "take a trainer's conventions instead of ours", presets),
  choice('--estimator <name>', `how advantages are estimated (default: ${estimator})`, estimators),
  choice('--truncated <rule>', 'what becomes of trajectories that a limit cut off (default: mask)', [
    'keep',
    'mask',
    'drop',
  ]),
  choice('--credit <rule>', 'how turns share a reward (default: trajectory)', [
    'trajectory',
    'turn-discount',
  ]),
  number(
    '--turn-gamma <factor>',
    'turn-discount: what a turn is worth of the next, 0..1 (default: 0.95)',
    fraction,
  ),
  new Option('--overlong <tokens,buffer>', "DAPO's penalty on tokens beyond tokens - buffer").argParser(
    (value) => {
      const [maxLength, bufferLength] = pair(value, positive);
      return { maxLength, bufferLength };
    },
  ),
  new Option('--reward-clip <low,high>', 'bounds of rewards before any penalty').argParser((value) =>
    pair(value),
  ),
  number('--batch-groups <count>', 'groups that batch statistics are taken over (default: 128)', wholeNumber),
];

/** The options of each builder. Commander's names for them are the builders' own. */
export const builderFlags: Readonly<Record<Algorithm, readonly Option[]>> = {
  rft: [
    threshold,
    new Option('--keep-all', 'keep failed trajectories too, as distillation does'),
    noDedupe,
    number('--max-per-task <count>', 'rows per task (default: 4)', wholeNumber),
    new Option('--easy-task <rate,count>', 'rows of tasks that are solved at least this often').argParser(
      (value) => {
        const [passRate, maxPerTask] = pair(value);
        return { passRate, maxPerTask };
      },
    ),
    choice('--select <rule>', 'which of them (default: shortest)', ['shortest', 'diverse', 'first']),
    choice(
      '--invalid-arguments <rule>',
      'trajectories with tool arguments that are no JSON (default: drop)',
      ['drop', 'keep'],
    ),
    choice('--truncated <rule>', 'trajectories that a limit cut off (default: keep)', ['keep', 'drop']),
    number(
      '--failed-call-weight <weight>',
      'loss weight of messages whose call was refused, 0..1 (default: 1)',
      fraction,
    ),
  ],
  dpo: [
    threshold,
    choice('--mode <mode>', 'what is compared (default: first-divergence)', [
      'first-divergence',
      'trajectory',
    ]),
    number('--max-pairs-per-task <count>', 'pairs per task (default: 4)', wholeNumber),
    number(
      '--max-uses-per-trajectory <count>',
      'pairs that a trajectory may be in (default: 2)',
      wholeNumber,
    ),
    number('--max-length-ratio <ratio>', 'longer side over shorter side, from 1 up (default: 2)', positive),
  ],
  kto: [
    threshold,
    choice('--unit <unit>', 'what is labelled (default: trajectory)', ['trajectory', 'turn']),
    noDedupe,
    number('--max-per-label <count>', 'trajectories per task and label (default: no limit)', wholeNumber),
  ],
  ppo: [
    ...policyGradient(
      ['verl', 'trl'],
      ['reinforce', 'reinforce-plus-plus', 'reinforce-plus-plus-baseline'],
      'reinforce-plus-plus',
    ),
    number('--gamma <factor>', 'discount per model token, 0..1 (default: 1)', fraction),
  ],
  grpo: [
    ...policyGradient(['verl', 'trl', 'art'], ['grpo', 'rloo', 'opo', 'pass-at-k'], 'grpo'),
    choice('--standard-deviation <kind>', 'of rewards (default: sample)', ['sample', 'population']),
    number('--epsilon <value>', 'added to the standard deviation (default: 1e-6)', positive),
    choice('--scale <by>', 'what advantages are divided by; none is Dr. GRPO (default: group)', [
      'group',
      'batch',
      'none',
    ]),
    choice('--zero-variance <rule>', 'groups whose rewards are all equal (default: drop)', ['keep', 'drop']),
    choice('--zero-advantage <rule>', 'rows with advantage 0 (default: keep)', ['keep', 'drop']),
    choice('--singleton <rule>', 'advantage of a lone trajectory that is kept (default: zero)', [
      'zero',
      'score',
    ]),
  ],
};
