import type { StubFeatures, StubReply, StubRequest } from './stub-reply.ts';

export interface StubServerOptions {
  /**
   * What to answer: one reply after the other, or a function of the request. A list that has run out answers 400
   * with a message that says so. @defaultValue the text `ok`, always
   */
  readonly replies?: readonly StubReply[] | ((request: StubRequest) => StubReply | Promise<StubReply>);
  /** Abilities that differ from those of a recent vLLM. */
  readonly features?: Partial<StubFeatures>;
  /** Time from a request to its reply. @defaultValue 0 */
  readonly latencyMs?: number;
  /** Completions that are worked on at once; a request beyond them is answered 429. @defaultValue no bound */
  readonly maxInFlight?: number;
  /** `Retry-After` of those 429. @defaultValue none */
  readonly retryAfter?: string;
  /** Requests without this bearer token are answered 401, with the token they brought in the message. */
  readonly apiKey?: string;
  /** @defaultValue `stub-model` */
  readonly model?: string;
  /** How many of the latest requests are kept in `requests`. @defaultValue 1000 */
  readonly keptRequests?: number;
}

/** What happened at the server, over completion requests. */
export interface StubCounts {
  requests: number;
  /** Whole completions that were sent. */
  completions: number;
  /** 429 because `maxInFlight` were under way; those of a script are faults. */
  overCapacity: number;
  faults: number;
  /** Requests that ended without a reply: their client went away, or the script reset them. */
  abandoned: number;
  inFlight: number;
  peakInFlight: number;
  /** Connections that were opened, over all requests. */
  connections: number;
}

/** An OpenAI-compatible server on the loopback interface, over real HTTP. */
export interface StubServer extends AsyncDisposable {
  /** With `/v1`, as clients want it. */
  readonly baseUrl: string;
  readonly counts: Readonly<StubCounts>;
  readonly requests: readonly StubRequest[];
  /** May be changed at any time; what is under way goes on. */
  maxInFlight: number;
  /** May be changed at any time, for requests that come later. */
  latencyMs: number;
  /** Ends all connections, those that hang too. */
  close(): Promise<void>;
}
