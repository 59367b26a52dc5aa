import type { ServerResponse } from 'node:http';
import { completionBody } from './completion-body.ts';
import { overflowReply, rateLimitReply, serverErrorReply } from './error-replies.ts';
import type { StubCompletion, StubFault, StubFeatures, StubRequest } from './stub-reply.ts';
import { jsonReply, sendReply, type WireReply } from './wire-reply.ts';

/** What a fault is made from. */
export interface FaultContext {
  readonly request: StubRequest;
  readonly features: StubFeatures;
}

/** Fails in the way asked for. For a hang nothing is done: the response just stays open. */
export function sendFault(response: ServerResponse, fault: StubFault, context: FaultContext): void {
  if (fault.fault === 'hang') return;
  if (fault.fault === 'reset') response.socket?.resetAndDestroy();
  else if (fault.fault === 'truncated-body')
    sendHalf(response, bodyOf(context, { content: 'Cut off here.' }));
  else sendReply(response, faultReply(fault, context));
}

type RepliedFault = Exclude<StubFault, { fault: 'hang' | 'reset' | 'truncated-body' }>;

function faultReply(fault: RepliedFault, context: FaultContext): WireReply {
  switch (fault.fault) {
    case 'rate-limit':
      return rateLimitReply(fault.retryAfter);
    case 'server-error':
      return serverErrorReply(fault.status, fault.retryAfter);
    case 'context-overflow':
      return overflowReply(4096, 5000);
    case 'status':
      if (typeof fault.body !== 'string') return { ...jsonReply(fault.body), status: fault.status };
      return { status: fault.status, text: fault.body, type: 'text/plain' };
    case 'invalid-json':
      return { status: 200, text: '{"id":"chatcmpl-0","choices":[{"ind' };
    case 'empty-choices':
      return jsonReply({ ...bodyOf(context, {}), choices: [] });
    case 'content-filter':
      return jsonReply(bodyOf(context, { finishReason: 'content_filter' }));
    case 'wrong-finish-reason':
      return jsonReply(bodyOf(context, { content: 'Hm.', finishReason: 'tired' }));
  }
}

function bodyOf({ request, features }: FaultContext, completion: StubCompletion): Record<string, unknown> {
  return completionBody(request, completion, features);
}

function sendHalf(response: ServerResponse, body: Record<string, unknown>): void {
  const text = JSON.stringify(body);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  // Destroyed once the half is with the kernel: at once, the headers might be lost with it.
  response.write(text.slice(0, text.length / 2), () => response.destroy());
}
