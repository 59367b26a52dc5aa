import type { Model, ModelReply, ModelRequest } from '@sca/core';

/** A model that says these texts one after the other, or what the function makes of each request. */
export function scriptedReplies(
  script:
    | readonly (string | ModelReply['message'])[]
    | ((request: ModelRequest) => string | ModelReply['message']),
): Model & { readonly requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    name: 'scripted',
    requests,
    async generate(request) {
      const scripted = typeof script === 'function' ? script(request) : script[requests.length];
      requests.push(request);
      if (scripted === undefined) throw new Error(`the script has no reply number ${requests.length}`);
      return {
        message:
          typeof scripted === 'string' ? { role: 'assistant', content: scripted, isSampled: true } : scripted,
        finishReason: 'stop',
        usage: { calls: 1, promptTokens: 1, cachedTokens: 0, completionTokens: 1, costUsd: 0 },
      };
    },
  };
}
