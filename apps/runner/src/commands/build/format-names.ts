import type { Algorithm } from '@sca/rl/exporters';

/**
 * The formats of each algorithm, the usual one first, for `--help`, which does not wait for `@sca/rl` to load. A
 * test holds the list against the formats themselves.
 */
export const FORMAT_NAMES: Readonly<Record<Algorithm, readonly string[]>> = {
  rft: ['trl-sft', 'trl-sft-tokens', 'verl-sft', 'llama-factory', 'axolotl', 'openai-sft', 'hugging-face'],
  dpo: ['trl-dpo', 'llama-factory', 'openai-dpo', 'hugging-face'],
  kto: ['trl-kto', 'llama-factory', 'hugging-face'],
  ppo: [
    'sca',
    'trl-grpo-prompts',
    'trl-grpo-rollouts',
    'verl-rl',
    'verl-agent-loop',
    'openai-rft',
    'hugging-face',
  ],
  grpo: [
    'sca',
    'trl-grpo-prompts',
    'trl-grpo-rollouts',
    'verl-rl',
    'verl-agent-loop',
    'openai-rft',
    'hugging-face',
  ],
};
