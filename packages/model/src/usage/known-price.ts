import type { ModelConfig } from '../model-config.ts';
import { isOpenAI } from '../openai/wire-request.ts';
import type { Price } from './price.ts';
import { openAIPrice } from './price-table.ts';

/** What a model costs as far as is known before it is called: its configured price, or OpenAI's list price. */
export function knownPrice({
  price,
  baseUrl,
  model,
}: Pick<ModelConfig, 'price' | 'baseUrl' | 'model'>): Price | undefined {
  return price ?? (isOpenAI(baseUrl) ? openAIPrice(model) : undefined);
}
