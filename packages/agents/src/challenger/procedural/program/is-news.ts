import { canonicalJson, type Json } from '@sca/core';

/** Texts that are long enough for it to mean something that one holds the other. */
const LEAST_LENGTH = 40;

/** True where a result says something that earlier results have not said: a page that was just opened has. */
export function isNews(result: Json, earlier: readonly Json[]): boolean {
  const text = contentOf(result);
  return earlier.every((each) => {
    const known = contentOf(each);
    return known !== text && !(text.length > LEAST_LENGTH && known.includes(text));
  });
}

function contentOf(result: Json): string {
  return canonicalJson(result).replace(/^"|"$/g, '');
}

/** The results that still hold before a call: all since the last write, and what that gave. */
export function sinceLastWrite<Call extends { readonly tool: { readonly isWrite: boolean } }>(
  calls: readonly Call[],
): readonly Call[] {
  const last = calls.findLastIndex(({ tool }) => tool.isWrite);
  return last < 0 ? calls : calls.slice(last);
}
