import { overflowReply } from './error-replies.ts';
import type { StubFeatures, StubRequestBody } from './stub-reply.ts';
import { countPromptTokens } from './stub-tokens.ts';
import { errorReply, type WireReply } from './wire-reply.ts';

/** Why a server with these features would not take a request, or undefined where it would. */
export function refuseRequest(body: StubRequestBody, features: StubFeatures): WireReply | undefined {
  const unknown = features.refusedParameters.find((parameter) => parameter in body);
  if (unknown) {
    const message = `Unrecognized request argument supplied: ${unknown}`;
    return errorReply(400, { message, param: unknown, code: 'unknown_parameter' });
  }
  if (body.stream === true) return errorReply(400, { message: 'The stub does not stream.', param: 'stream' });
  if (features.contextLength === null) return undefined;
  const wanted = Number(body.max_completion_tokens ?? body.max_tokens ?? 1);
  const tokens = countPromptTokens(body) + wanted;
  return tokens > features.contextLength ? overflowReply(features.contextLength, tokens) : undefined;
}
