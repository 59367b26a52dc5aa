import type { Json } from '../json.ts';
import { messageOf } from '../sca-error.ts';
import type { LocalSession } from '../session.ts';
import type { ToolResult } from '../tool.ts';

export interface CallToAttempt {
  readonly name: string;
  readonly args: unknown;
}

/** A call that may break the tool: its result, or what was thrown. */
export type Attempt =
  | { readonly status: 'answered'; readonly result: ToolResult }
  | { readonly status: 'threw'; readonly error: string };

export function attemptCall(session: LocalSession, { name, args }: CallToAttempt): Attempt {
  return attempt<Attempt>(
    () => ({ status: 'answered', result: session.call(name, args) }),
    (error) => ({ status: 'threw', error }),
  );
}

/** The digest; undefined where the state holds what is not JSON. */
export function attemptDigest(session: LocalSession): string | undefined {
  return attempt<string | undefined>(
    () => session.digest(),
    () => undefined,
  );
}

/** What a model is shown; where wording it throws, what was thrown. */
export function textOf(attempted: Attempt): string {
  if (attempted.status === 'threw') return attempted.error;
  return attempt(
    () => attempted.result.text,
    (error) => error,
  );
}

/** The value that a call gave; undefined where it was refused or threw. */
export function acceptedValue(attempted: Attempt): Json | undefined {
  return attempted.status === 'answered' && attempted.result.ok ? attempted.result.value : undefined;
}

/** What a call gave, in a form that can be compared. */
export function outcomeOf(attempted: Attempt): string {
  if (attempted.status === 'threw') return attempted.error;
  return attempted.result.ok ? attempted.result.json : attempted.result.error;
}

/** Runs code that may throw anything. `explain` gets the error's name and message. */
export function attempt<Result>(run: () => Result, explain: (error: string) => Result): Result {
  try {
    return run();
  } catch (thrown) {
    const kind = thrown instanceof Error ? thrown.name : typeof thrown;
    return explain(`${kind}: ${messageOf(thrown)}`);
  }
}
