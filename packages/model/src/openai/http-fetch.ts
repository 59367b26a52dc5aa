import { Agent, EnvHttpProxyAgent, request } from 'undici';

// The `openai` client would take Node's own fetch. That gives up where headers take more than five minutes, as they do
// when a long completion is not streamed, and it costs more than all the rest of a call. Both open as many connections
// as there are calls and keep them for the next.
const OPTIONS = { headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 30_000, connections: null };

let dispatchers: { direct: Agent; proxied: EnvHttpProxyAgent } | undefined;

/** Honours HTTP_PROXY, HTTPS_PROXY and NO_PROXY, but for this machine itself. */
function dispatcherFor(url: string): Agent | EnvHttpProxyAgent {
  dispatchers ??= { direct: new Agent(OPTIONS), proxied: new EnvHttpProxyAgent(OPTIONS) };
  const isLocal = /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(?=[:/])/.test(url);
  return isLocal ? dispatchers.direct : dispatchers.proxied;
}

/** The connection ended inside a reply. */
export class ReplyCutError extends Error {}

/**
 * `fetch` as the `openai` client calls it. It reads the whole reply before it resolves, so that one signal bounds
 * headers and body alike.
 *
 * @throws ReplyCutError where the reply began and did not end; undici's own error where it did not begin.
 */
export async function httpFetch(url: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const { statusCode, headers, body } = await request(String(url), {
    method: init.method === 'POST' ? 'POST' : 'GET',
    headers: Object.fromEntries(init.headers as Headers),
    body: (init.body as string | undefined) ?? null,
    signal: init.signal ?? null,
    dispatcher: dispatcherFor(String(url)),
  });
  const text = await body.text().catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new ReplyCutError('the connection ended inside the reply', { cause });
  });
  const isEmpty = statusCode === 204 || statusCode === 304;
  return new Response(isEmpty ? null : text, { status: statusCode, headers: plainHeaders(headers) });
}

function plainHeaders(headers: NodeJS.Dict<string | string[]>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
}
