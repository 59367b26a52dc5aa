import { expect, test } from 'vitest';
import { speaksOfOverflow } from './context-overflow.ts';

// As the servers word it, from their sources and issue threads.
test.each([
  [
    'OpenAI',
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 8545 tokens.",
  ],
  ['OpenAI, as a code', '{"type":"invalid_request_error","code":"context_length_exceeded"}'],
  ['OpenAI, newer models', 'Your input exceeds the context window of this model. Please adjust your input.'],
  [
    'vLLM',
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens (4000 in the messages, 1000 in the completion).",
  ],
  ['vLLM, engine', 'The decoder prompt (length 21535) is longer than the maximum model length of 16384.'],
  ['vLLM, V1', 'The prompt (total length 25938) is too long to fit into the model (context length 4096).'],
  [
    'vLLM, bound',
    "'max_tokens' or 'max_completion_tokens' is too large: 2000. This model's maximum context length is 4096 tokens and your request has 2104 input tokens (2000 > 4096 - 2104).",
  ],
  ['SGLang', "The input (61709 tokens) is longer than the model's context length (40960 tokens)."],
  ['llama.cpp', 'the request exceeds the available context size, try increasing it'],
  ['llama.cpp, as a type', '{"type":"exceed_context_size_error","n_prompt_tokens":9001,"n_ctx":4096}'],
  ['LM Studio', 'The number of tokens to keep from the initial prompt is greater than the context length.'],
  ['Anthropic', 'prompt is too long: 213462 tokens > 200000 maximum'],
  ['Gemini', 'The input token count (1196265) exceeds the maximum number of tokens allowed (1048575).'],
  ['xAI', "This model's maximum prompt length is 131072 but the request contains 537812 tokens."],
  ['Groq', 'Please reduce the length of the messages or completion.'],
  [
    'Mistral',
    'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
  ],
  ['TGI', 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4096.'],
])('%s', (_server, said) => {
  expect(speaksOfOverflow(said)).toBe(true);
});

test.each([
  'Rate limit reached for gpt-4o on tokens per min (TPM): Limit 30000, Used 29000, Requested 2000.',
  'max_tokens is too large: 10000000. This model supports at most 16384 completion tokens.',
  "Invalid 'messages[3].content': string too long.",
  "Unknown parameter: 'return_token_ids'.",
])('not: %s', (said) => {
  expect(speaksOfOverflow(said)).toBe(false);
});
