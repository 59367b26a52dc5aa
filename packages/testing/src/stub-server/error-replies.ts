import { errorReply, type WireReply } from './wire-reply.ts';

/** 429 in the words of OpenAI. */
export function rateLimitReply(retryAfter?: string): WireReply {
  const error = { message: 'Rate limit reached.', type: 'requests', code: 'rate_limit_exceeded' };
  return errorReply(429, error, retryAfter);
}

/** 400 in the words of vLLM. */
export function overflowReply(contextLength: number, tokens: number): WireReply {
  const message = `This model's maximum context length is ${contextLength} tokens. However, you requested ${tokens} tokens.`;
  return errorReply(400, { message, type: 'BadRequestError', code: 400 });
}

/** 500, or another status of that kind. */
export function serverErrorReply(status = 500, retryAfter?: string): WireReply {
  const message = 'The server had an error while processing your request.';
  return errorReply(status, { message, type: 'server_error' }, retryAfter);
}
