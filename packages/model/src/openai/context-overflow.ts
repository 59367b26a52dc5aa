// How endpoints say that a conversation no longer fits. Few give a code of their own, so their words are read.
const WORDS = [
  /context[ _]length[ _]exceeded/i, // OpenAI, Groq and gateways, as a code
  /maximum (context|model|prompt) length/i, // OpenAI, vLLM, OpenRouter, xAI, Mistral
  /(longer|greater) than the (model's |maximum )?(context|model) length/i, // SGLang, vLLM, LM Studio
  /exceeds? the (model's )?(available |maximum )?context (size|window|length)/i, // llama.cpp, OpenAI
  /exceed_context_size/i, // llama.cpp, as a type
  /context window exceeds/i, // MiniMax
  /(prompt|input) is too long/i, // Anthropic, Bedrock
  /too long to fit into the model/i, // vLLM
  /input token count.*exceeds the maximum/i, // Gemini
  /`?inputs`? tokens \+ `?max_new_tokens`? must be/i, // TGI, Together
  /reduce the length of the (messages|prompt|input)/i, // OpenAI, Groq
  /exceeded model token limit/i, // Kimi
  /model_context_window_exceeded/i, // gateways to Anthropic
];

/** True where an error body says that the conversation is longer than the model takes. */
export function speaksOfOverflow(text: string): boolean {
  return WORDS.some((pattern) => pattern.test(text));
}
