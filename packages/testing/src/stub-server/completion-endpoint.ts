import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { completionBody } from './completion-body.ts';
import { rateLimitReply } from './error-replies.ts';
import { refuseRequest } from './refuse-request.ts';
import { sendFault } from './send-fault.ts';
import type { StubCompletion, StubFault, StubFeatures, StubRequest, StubRequestBody } from './stub-reply.ts';
import type { StubCounts, StubServerOptions } from './stub-server.ts';
import { errorReply, jsonReply, sendReply, type WireReply } from './wire-reply.ts';

type Answer = { readonly refusal: WireReply } | { readonly reply: StubCompletion | StubFault };

/** Takes completion requests, counts them and answers by the script. */
export class CompletionEndpoint {
  readonly counts: StubCounts = {
    requests: 0,
    completions: 0,
    overCapacity: 0,
    faults: 0,
    abandoned: 0,
    inFlight: 0,
    peakInFlight: 0,
    connections: 0,
  };
  readonly requests: StubRequest[] = [];
  maxInFlight: number;
  latencyMs: number;
  readonly #options: StubServerOptions;
  readonly #features: StubFeatures;
  #used = 0;

  constructor(options: StubServerOptions, features: StubFeatures) {
    this.maxInFlight = options.maxInFlight ?? Number.POSITIVE_INFINITY;
    this.latencyMs = options.latencyMs ?? 0;
    this.#options = options;
    this.#features = features;
  }

  async answer(headers: IncomingHttpHeaders, text: string, response: ServerResponse): Promise<void> {
    const request = this.#receive(headers, text);
    if (this.counts.inFlight >= this.maxInFlight) {
      this.counts.overCapacity += 1;
      sendReply(response, rateLimitReply(this.#options.retryAfter));
      return;
    }
    const leave = this.#enter(response);
    const answer = await this.#decide(request);
    if (this.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, this.latencyMs));
    if (response.destroyed) return;
    // Before the reply is sent: a client that has it may ask again at once, and finds the place free.
    if (!isHang(answer)) leave();
    this.#send(response, request, answer);
  }

  #receive(headers: IncomingHttpHeaders, text: string): StubRequest {
    const body: StubRequestBody = JSON.parse(text);
    const request = { index: this.counts.requests, headers, body };
    this.counts.requests += 1;
    this.requests.push(request);
    if (this.requests.length > (this.#options.keptRequests ?? 1000)) this.requests.shift();
    return request;
  }

  /** Takes a place. It is given back by the function that is returned, or when the client goes away. */
  #enter(response: ServerResponse): () => void {
    const { counts } = this;
    let isInside = true;
    counts.inFlight += 1;
    counts.peakInFlight = Math.max(counts.peakInFlight, counts.inFlight);
    const leave = (): void => {
      if (isInside) counts.inFlight -= 1;
      isInside = false;
    };
    response.once('close', () => {
      leave();
      if (!response.headersSent) counts.abandoned += 1;
    });
    return leave;
  }

  async #decide(request: StubRequest): Promise<Answer> {
    const refusal = refuseRequest(request.body, this.#features);
    if (refusal) return { refusal };
    const { replies = () => 'ok' } = this.#options;
    const reply = typeof replies === 'function' ? await replies(request) : replies[this.#used];
    this.#used += 1;
    if (reply !== undefined) return { reply: typeof reply === 'string' ? { content: reply } : reply };
    const message = `The script of the stub server has run out after ${replies.length} replies.`;
    return { refusal: errorReply(400, { message }) };
  }

  #send(response: ServerResponse, request: StubRequest, answer: Answer): void {
    if ('refusal' in answer) {
      sendReply(response, answer.refusal);
    } else if (answer.reply.fault !== undefined) {
      this.counts.faults += 1;
      sendFault(response, answer.reply, { request, features: this.#features });
    } else {
      this.counts.completions += 1;
      sendReply(response, jsonReply(completionBody(request, answer.reply, this.#features)));
    }
  }
}

function isHang(answer: Answer): boolean {
  return 'reply' in answer && answer.reply.fault === 'hang';
}
