import type { IncomingMessage } from 'node:http';
import { RequestError } from './request-error.ts';

/**
 * Reads the body of a request as JSON. What exceeds the limit is read on and thrown away, since a client that is still
 * sending would not see the answer.
 *
 * @throws RequestError 400 where it is no JSON, 413 where it is longer than `maxBytes`
 */
export async function readJsonBody(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (length > maxBytes) {
    const sentence = `The body has ${length} bytes; this server takes ${maxBytes} at most.`;
    throw new RequestError(413, sentence, { code: 'request_too_large' });
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (thrown) {
    throw new RequestError(400, `The body is no JSON: ${(thrown as Error).message}.`, {
      code: 'invalid_json',
    });
  }
}
