import type { ModelRequest, Sampling, ToolSchema } from '@sca/core';
import { z } from 'zod';
import { RequestError } from './request-error.ts';
import { toMessages, WireMessage } from './wire-messages.ts';

// Kept as it came: the order of a schema's members is part of what a model is shown.
const SchemaObject = z.custom<Record<string, unknown>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be a JSON Schema of type object',
);

const WireTool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: z.string().min(1),
    description: z.string().nullish(),
    parameters: SchemaObject.nullish(),
  }),
});

const MaxTokens = z.int().positive().nullish();
const Penalty = z.literal(0, 'is not supported by this server').nullish();

// What would change the reply and is not done here is refused by name; what would not is passed over.
const ChatRequestBody = z.object({
  model: z.string('must name the model'),
  messages: z.array(WireMessage).min(1, 'must hold a message'),
  tools: z.array(WireTool).nullish(),
  tool_choice: z.enum(['auto', 'none'], 'must be "auto" or "none": this server forces no call').nullish(),
  temperature: z.number().nonnegative().nullish(),
  top_p: z.number().positive().max(1).nullish(),
  max_tokens: MaxTokens,
  max_completion_tokens: MaxTokens,
  stop: z
    .union(
      [z.string().min(1), z.array(z.string().min(1)).max(16)],
      'must be text, or a list of up to 16 texts',
    )
    .nullish(),
  seed: z.int().nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: z.literal(0, 'must be 0: only the token that was sampled is told').nullish(),
  return_token_ids: z.boolean().nullish(),
  stream: z.literal(false, 'must be false: this server sends replies whole').nullish(),
  n: z.literal(1, 'must be 1: send the request again for another reply').nullish(),
  frequency_penalty: Penalty,
  presence_penalty: Penalty,
  response_format: z.object({ type: z.literal('text', 'must be "text"') }).nullish(),
});
type ChatRequestBody = z.infer<typeof ChatRequestBody>;

/** A request for a completion, as it is put to a model. */
export interface ChatRequest {
  readonly model: string;
  readonly request: ModelRequest;
  readonly wanted: WantedTokens;
}

/** What is to be told of the tokens. */
export interface WantedTokens {
  readonly logprobs: boolean;
  /** vLLM's `return_token_ids`. */
  readonly ids: boolean;
}

/** @throws RequestError 400 that names the field */
export function readChatRequest(body: unknown): ChatRequest {
  const result = ChatRequestBody.safeParse(body);
  if (!result.success) throw fieldError(result.error);
  const { model, messages, tools, tool_choice, logprobs, return_token_ids, ...given } = result.data;
  const schemas = tool_choice === 'none' ? undefined : tools?.map(toToolSchema);
  return {
    model,
    request: {
      messages: toMessages(messages),
      ...(schemas?.length && { tools: schemas }),
      sampling: toSampling(given),
    },
    wanted: { logprobs: logprobs ?? false, ids: return_token_ids ?? false },
  };
}

function toToolSchema({ function: { name, description, parameters } }: z.infer<typeof WireTool>): ToolSchema {
  return {
    name,
    description: description ?? '',
    parameters: parameters ?? { type: 'object', properties: {} },
  };
}

function toSampling(given: Omit<ChatRequestBody, 'model' | 'messages'>): Sampling {
  const { temperature, top_p: topP, stop, seed } = given;
  const maxTokens = given.max_completion_tokens ?? given.max_tokens;
  return {
    ...(typeof temperature === 'number' && { temperature }),
    ...(typeof topP === 'number' && { topP }),
    ...(typeof maxTokens === 'number' && { maxTokens }),
    ...(stop && { stop: typeof stop === 'string' ? [stop] : stop }),
    ...(typeof seed === 'number' && { seed }),
  };
}

function fieldError({ issues }: z.ZodError): RequestError {
  const [issue] = issues;
  const param = issue && issue.path.length > 0 ? z.core.toDotPath(issue.path) : undefined;
  const sentence = `${param ?? 'The body'}: ${issue?.message}`;
  return new RequestError(400, sentence, { ...(param !== undefined && { param }) });
}
