import type { StubCompletion, StubFeatures, StubMessage, StubRequest } from './stub-reply.ts';
import { completionIds, countPromptTokens, logprobOf, promptIds } from './stub-tokens.ts';

/** The body of a successful reply, as a server with these features words it. */
export function completionBody(
  request: StubRequest,
  completion: StubCompletion,
  features: StubFeatures,
): Record<string, unknown> {
  const message = messageOf(request, completion, features);
  const ids = completion.tokenIds ?? completionIds(message);
  const wantsIds = features.tokenIds && request.body.return_token_ids === true;
  const finish = completion.toolCalls?.length ? 'tool_calls' : 'stop';
  const choice = {
    index: 0,
    message,
    finish_reason: completion.finishReason === undefined ? finish : completion.finishReason,
    logprobs: logprobsOf(request, features, { ids, logprobs: completion.logprobs }),
    ...(wantsIds && { token_ids: ids }),
  };
  const usage = completion.usage === undefined ? usageOf(request, ids.length) : completion.usage;
  return {
    id: `chatcmpl-${request.index}`,
    object: 'chat.completion',
    created: 1_700_000_000 + request.index,
    model: request.body.model,
    choices: [choice],
    ...(usage && { usage }),
    ...(wantsIds && { prompt_token_ids: promptIds(request.body) }),
  };
}

function messageOf(
  { index }: StubRequest,
  { content, reasoning, refusal, toolCalls }: StubCompletion,
  { reasoningField }: StubFeatures,
): StubMessage {
  const calls = toolCalls?.map((call, position) => ({
    id: call.id ?? `call_${index}_${position}`,
    type: 'function',
    function: { name: call.name, arguments: argumentText(call.arguments) },
  }));
  return {
    role: 'assistant',
    // A server that found tool calls and no text beside them says null.
    content: content ?? (calls || refusal !== undefined ? null : ''),
    ...(refusal !== undefined && { refusal }),
    ...(reasoning !== undefined && { [reasoningField]: reasoning }),
    ...(calls && { tool_calls: calls }),
  };
}

function argumentText(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

interface Sampled {
  readonly ids: readonly number[];
  readonly logprobs: readonly number[] | undefined;
}

function logprobsOf(
  { body }: StubRequest,
  { logprobs: hasLogprobs, tokenIdStrings }: StubFeatures,
  { ids, logprobs = ids.map(logprobOf) }: Sampled,
): unknown {
  if (!hasLogprobs || body.logprobs !== true) return null;
  const asIds = tokenIdStrings && body.return_tokens_as_token_ids === true;
  const content = logprobs.map((logprob, position) => {
    const id = ids[position] ?? 0;
    const token = asIds ? `token_id:${id}` : id < 256 ? String.fromCharCode(id) : '<|end|>';
    return { token, logprob, bytes: id < 256 ? [id] : null, top_logprobs: [] };
  });
  return { content };
}

function usageOf({ body }: StubRequest, completionTokens: number): Record<string, unknown> {
  const promptTokens = countPromptTokens(body);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: 0 },
  };
}
