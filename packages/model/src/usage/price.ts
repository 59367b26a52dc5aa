import type { Usage } from '@sca/core';
import { z } from 'zod';

const UsdPerMillion = z.number().nonnegative();

/** US dollars per million tokens. */
export const Price = z.strictObject({
  promptUsdPerMillion: UsdPerMillion,
  /** Of prompt tokens that the provider had in its cache. @defaultValue the price of the others */
  cachedUsdPerMillion: UsdPerMillion.optional(),
  completionUsdPerMillion: UsdPerMillion,
});
export type Price = z.infer<typeof Price>;

/** What tokens cost, in US dollars. `cachedTokens` are part of `promptTokens`. */
export function costUsd(
  {
    promptTokens,
    cachedTokens,
    completionTokens,
  }: Pick<Usage, 'promptTokens' | 'cachedTokens' | 'completionTokens'>,
  { promptUsdPerMillion, cachedUsdPerMillion = promptUsdPerMillion, completionUsdPerMillion }: Price,
): number {
  const microUsd =
    (promptTokens - cachedTokens) * promptUsdPerMillion +
    cachedTokens * cachedUsdPerMillion +
    completionTokens * completionUsdPerMillion;
  return microUsd / 1_000_000;
}
