import type { ServerResponse } from 'node:http';

/** A reply as it goes over the wire. */
export interface WireReply {
  readonly status: number;
  readonly text: string;
  /** @defaultValue `application/json` */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The members of an error body; all but the message have a default. */
export interface WireError {
  readonly message: string;
  readonly type?: string;
  readonly code?: string | number;
  readonly param?: string;
}

export function jsonReply(body: unknown): WireReply {
  return { status: 200, text: JSON.stringify(body) };
}

/** An error in the form that OpenAI gave to all. `retryAfter` becomes the header as it stands. */
export function errorReply(status: number, error: WireError, retryAfter?: string): WireReply {
  const body = { error: { type: 'invalid_request_error', param: null, code: null, ...error } };
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return { status, text: JSON.stringify(body), headers };
}

/** Sends a reply with its length. */
export function sendReply(response: ServerResponse, { status, text, type, headers }: WireReply): void {
  const length = Buffer.byteLength(text);
  response.writeHead(status, {
    'content-type': type ?? 'application/json',
    'content-length': length,
    ...headers,
  });
  response.end(text);
}
