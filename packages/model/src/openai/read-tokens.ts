import type { ReplyTokens } from '@sca/core';
import type { TokenCapture } from '../model-config.ts';
import { modelError } from '../model-error.ts';
import { type Endpoint, nameOf } from './call-failure.ts';
import type { WireChoice, WireCompletion } from './wire-completion.ts';

/** OpenAI and vLLM write this where a logarithm is too small to tell. */
const UNTOLD_LOGPROB = -9999;

/**
 * The tokens of a reply, as far as the server gave them.
 *
 * @throws ScaError `MODEL_TOKENS_INCONSISTENT` where lengths disagree, `MODEL_TOKENS_MISSING` where the mode insists on
 * what did not come.
 */
export function readTokens(
  { completion, choice, capture }: { completion: WireCompletion; choice: WireChoice; capture: TokenCapture },
  endpoint: Endpoint,
): ReplyTokens | undefined {
  if (capture === 'off') return undefined;
  const entries = choice.logprobs?.content ?? undefined;
  const tokens: ReplyTokens = {
    ...optional('promptIds', readIds(completion.prompt_token_ids)),
    ...optional('completionIds', readIds(choice.token_ids) ?? idsOfStrings(entries)),
    ...optional(
      'logprobs',
      entries?.map(({ logprob }) => readLogprob(logprob)),
    ),
  };
  requireTokens(tokens, capture, endpoint);
  if (tokens.completionIds) compareLengths(tokens, completion, endpoint);
  return Object.keys(tokens).length > 0 ? tokens : undefined;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [_ in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [_ in Name]?: Value };
}

function readIds(given: unknown): number[] | undefined {
  return Array.isArray(given) && given.every(Number.isInteger) ? given : undefined;
}

/** `token_id:123` for every token, as `return_tokens_as_token_ids` has it. */
function idsOfStrings(entries: LogprobEntries): number[] | undefined {
  if (!entries) return undefined;
  const ids = entries.map(({ token }) => Number(/^token_id:(\d+)$/.exec(token ?? '')?.[1] ?? Number.NaN));
  return ids.every(Number.isInteger) ? ids : undefined;
}

type LogprobEntries = NonNullable<WireChoice['logprobs']>['content'];

function readLogprob(logprob: number | null): number | null {
  return logprob === null || logprob <= UNTOLD_LOGPROB ? null : logprob;
}

function requireTokens(tokens: ReplyTokens, capture: TokenCapture, endpoint: Endpoint): void {
  const wanted = {
    off: [],
    auto: [],
    logprobs: ['logprobs'],
    'token-id-strings': ['completionIds', 'logprobs'],
    'token-ids': ['promptIds', 'completionIds', 'logprobs'],
  } as const;
  const missing = wanted[capture].filter((name) => tokens[name] === undefined);
  if (missing.length === 0) return;
  const sentence = `${nameOf(endpoint)} gave no ${missing.join(' and no ')}, which tokens: ${capture} asks for. Run sca model check, or set tokens: auto.`;
  throw modelError('MODEL_TOKENS_MISSING', sentence, { missing, capture });
}

/** Rows for training are cut by these lengths: where they disagree, none of them can be trusted. */
function compareLengths(
  { promptIds, completionIds, logprobs }: ReplyTokens,
  { usage }: WireCompletion,
  endpoint: Endpoint,
): void {
  const completion = [completionIds?.length, logprobs?.length, usage?.completion_tokens];
  const prompt = [promptIds?.length, usage?.prompt_tokens];
  if (agree(completion) && agree(prompt)) return;
  const [completionIdCount, logprobCount, completionTokens] = completion;
  const [promptIdCount, promptTokens] = prompt;
  const sentence = `${nameOf(endpoint)} gave ${completionIdCount} completion ids, ${logprobCount ?? 'no'} logprobs and a usage of ${completionTokens}; ${promptIdCount ?? 'no'} prompt ids and a usage of ${promptTokens}. They must agree to be trained on. Set tokens: off, or use another server.`;
  throw modelError('MODEL_TOKENS_INCONSISTENT', sentence, {
    completionIdCount,
    logprobCount,
    completionTokens,
    promptIdCount,
    promptTokens,
  });
}

function agree(counts: readonly (number | null | undefined)[]): boolean {
  return new Set(counts.filter((count) => typeof count === 'number')).size <= 1;
}
