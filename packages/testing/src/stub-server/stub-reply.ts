/** What the stub server is asked for, as it came over the wire. */
export interface StubRequest {
  /** 0, 1, ... in order of arrival, over all completion requests. */
  readonly index: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: StubRequestBody;
}

/** The parts of a chat-completion request that the stub reads; everything sent is there. */
export interface StubRequestBody {
  readonly model: string;
  readonly messages: readonly StubMessage[];
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
  readonly [parameter: string]: unknown;
}

export interface StubMessage {
  readonly role: string;
  readonly content?: string | null;
  readonly tool_calls?: readonly {
    readonly function: { readonly name: string; readonly arguments: string };
  }[];
  readonly [field: string]: unknown;
}

/** What the stub answers: text, a completion, or a fault. */
export type StubReply = string | StubCompletion | StubFault;

export interface StubCompletion {
  readonly fault?: undefined;
  readonly content?: string;
  /** Sent in the field that `features.reasoningField` names. */
  readonly reasoning?: string;
  readonly toolCalls?: readonly StubToolCall[];
  /** A refusal in the way of OpenAI: beside an empty content. */
  readonly refusal?: string;
  /** As the wire has it. @defaultValue `tool_calls` where there are tool calls, else `stop` */
  readonly finishReason?: string | null;
  /** Replaces the whole `usage` member; null leaves it out. */
  readonly usage?: Readonly<Record<string, unknown>> | null;
  /** Replace the ids and logprobs that the stub makes up, so that lengths can be made to disagree. */
  readonly tokenIds?: readonly number[];
  readonly logprobs?: readonly number[];
}

export interface StubToolCall {
  readonly name: string;
  /** Text goes out as it is, valid JSON or not; anything else is written as JSON. */
  readonly arguments: unknown;
  /** @defaultValue `call_<request>_<position>` */
  readonly id?: string;
}

/** A way in which endpoints fail. */
export type StubFault =
  /** 429. `retryAfter` becomes the header as it stands; without it there is none. */
  | { readonly fault: 'rate-limit'; readonly retryAfter?: string }
  /** 500, or the status given. */
  | { readonly fault: 'server-error'; readonly status?: number; readonly retryAfter?: string }
  /** 400 in the words of vLLM. */
  | { readonly fault: 'context-overflow' }
  /** Any status and body. A text is sent as text/plain. */
  | { readonly fault: 'status'; readonly status: number; readonly body: unknown }
  /** Takes the request and never answers. */
  | { readonly fault: 'hang' }
  /** Ends the connection with a TCP reset, before any byte of the reply. */
  | { readonly fault: 'reset' }
  /** Promises a whole body, sends half of it and ends the connection. */
  | { readonly fault: 'truncated-body' }
  /** Status 200, `application/json`, and half a JSON text as the whole body. */
  | { readonly fault: 'invalid-json' }
  /** A completion with no choices in it. */
  | { readonly fault: 'empty-choices' }
  /** A completion that the provider's filter cut off. */
  | { readonly fault: 'content-filter' }
  /** A completion whose finish reason no one has heard of. */
  | { readonly fault: 'wrong-finish-reason' };

/** A server's abilities. Everything else is the same for all of them. */
export interface StubFeatures {
  /** Lists models at `/v1/models`. */
  readonly models: boolean;
  /** Total tokens of prompt and completion; null for no bound. A token is one byte of UTF-8, or a mark. */
  readonly contextLength: number | null;
  /** Gives `max_model_len` with the models, as vLLM does. */
  readonly listsContextLength: boolean;
  readonly logprobs: boolean;
  /** Answers `return_token_ids`. */
  readonly tokenIds: boolean;
  /** Answers `return_tokens_as_token_ids`. */
  readonly tokenIdStrings: boolean;
  /** Parameters that are refused with status 400, as OpenAI does with what it does not know. */
  readonly refusedParameters: readonly string[];
  readonly reasoningField: 'reasoning_content' | 'reasoning';
}

/** A recent vLLM. */
export const STUB_FEATURES: StubFeatures = {
  models: true,
  contextLength: null,
  listsContextLength: true,
  logprobs: true,
  tokenIds: true,
  tokenIdStrings: true,
  refusedParameters: [],
  reasoningField: 'reasoning',
};
