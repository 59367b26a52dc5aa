import { BadRequestError, UnprocessableEntityError } from 'openai';
import type { WireBody } from './wire-request.ts';

/** One HTTP exchange: sends a body and gives what came back. */
export type Send = (body: WireBody, signal: AbortSignal) => Promise<unknown>;

/**
 * Sends bodies to a server that may refuse some parameters, and leaves those out that it has refused by name.
 *
 * A parameter counts as refused once a body without it was taken; until then the refusal may have had other reasons.
 *
 * @param optional the parameters that may be left out
 */
export function createTolerantSend(send: Send, optional: readonly string[]): Send {
  const refused = new Set<string>();
  return async (body, signal) => {
    const omitted = new Set(refused);
    for (;;) {
      try {
        const taken = await send(without(body, omitted), signal);
        for (const name of omitted) refused.add(name);
        return taken;
      } catch (thrown) {
        const named = optional.filter((name) => name in body && !omitted.has(name) && names(thrown, name));
        if (named.length === 0) throw thrown;
        for (const name of named) omitted.add(name);
      }
    }
  };
}

function without(body: WireBody, omitted: ReadonlySet<string>): WireBody {
  if (omitted.size === 0) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !omitted.has(name)));
}

/** True for a refusal whose body has the name as a word of its own. */
function names(thrown: unknown, name: string): boolean {
  if (!(thrown instanceof BadRequestError || thrown instanceof UnprocessableEntityError)) return false;
  return new RegExp(`\\b${name}\\b`).test(`${thrown.message} ${JSON.stringify(thrown.error)}`);
}
