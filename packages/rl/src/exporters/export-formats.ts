import { axolotl } from './axolotl/axolotl.ts';
import type { Algorithm, ExportFormat } from './export-format.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { llamaFactory } from './llama-factory/llama-factory.ts';
import { neutral } from './neutral/neutral.ts';
import { openAiDpo } from './openai/openai-dpo.ts';
import { openAiRft } from './openai/openai-rft.ts';
import { openAiSft } from './openai/openai-sft.ts';
import { trlDpo } from './trl/trl-dpo.ts';
import { trlGrpoPrompts } from './trl/trl-grpo-prompts.ts';
import { trlGrpoRollouts } from './trl/trl-grpo-rollouts.ts';
import { trlKto } from './trl/trl-kto.ts';
import { trlSft } from './trl/trl-sft.ts';
import { trlSftTokens } from './trl/trl-sft-tokens.ts';
import { verlAgentLoop } from './verl/verl-agent-loop.ts';
import { verlRl } from './verl/verl-rl.ts';
import { verlSft } from './verl/verl-sft.ts';

/** Every way to write training data. The first that carries an algorithm is the usual one for it. */
export const exportFormats: readonly ExportFormat[] = [
  trlSft,
  trlSftTokens,
  trlDpo,
  trlKto,
  neutral,
  trlGrpoPrompts,
  trlGrpoRollouts,
  verlSft,
  verlRl,
  verlAgentLoop,
  llamaFactory,
  axolotl,
  openAiSft,
  openAiDpo,
  openAiRft,
  huggingFace,
];

/** The formats that carry the rows of an algorithm. */
export function formatsFor(algorithm: Algorithm): readonly ExportFormat[] {
  return exportFormats.filter(({ codecs }) => codecs[algorithm] !== undefined);
}
