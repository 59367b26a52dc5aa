import { getOwn } from '@sca/core';
import type { Price } from './price.ts';

/** OpenAI's list prices, standard tier, as of June 2026. They change: a configured `price` goes first. */
const OPENAI_PRICES: Readonly<Record<string, readonly [prompt: number, cached: number, completion: number]>> =
  {
    'gpt-5.5': [5, 0.5, 30],
    'gpt-5.4': [2.5, 0.25, 15],
    'gpt-5.4-mini': [0.75, 0.075, 4.5],
    'gpt-5.4-nano': [0.2, 0.02, 1.25],
    'gpt-5.2': [1.75, 0.175, 14],
    'gpt-5.1': [1.25, 0.125, 10],
    'gpt-5': [1.25, 0.125, 10],
    'gpt-5-mini': [0.25, 0.025, 2],
    'gpt-5-nano': [0.05, 0.005, 0.4],
    'gpt-4.1': [2, 0.5, 8],
    'gpt-4.1-mini': [0.4, 0.1, 1.6],
    'gpt-4.1-nano': [0.1, 0.025, 0.4],
    'gpt-4o': [2.5, 1.25, 10],
    'gpt-4o-2024-05-13': [5, 5, 15],
    'gpt-4o-mini': [0.15, 0.075, 0.6],
    o3: [2, 0.5, 8],
    'o3-mini': [1.1, 0.55, 4.4],
    'o4-mini': [1.1, 0.275, 4.4],
  };

/** The list price of a model at OpenAI, by name or by the name of a dated version; undefined where it is not known. */
export function openAIPrice(model: string): Price | undefined {
  const undated = model.replace(/-\d{4}-\d{2}-\d{2}$/, '');
  const prices = getOwn(OPENAI_PRICES, model) ?? getOwn(OPENAI_PRICES, undated);
  if (!prices) return undefined;
  const [promptUsdPerMillion, cachedUsdPerMillion, completionUsdPerMillion] = prices;
  return { promptUsdPerMillion, cachedUsdPerMillion, completionUsdPerMillion };
}
