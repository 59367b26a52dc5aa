import type { Environment } from '../environment.ts';
import { type LocalSession, startSession } from '../session.ts';
import { type Attempt, attemptCall, attemptDigest, outcomeOf, textOf } from './attempt-call.ts';
import { type ProblemLog, shorten } from './problem-log.ts';
import type { RehearsedCall } from './rehearsal.ts';
import { withShiftedClock } from './shifted-clock.ts';

interface RehearsalToReplay {
  readonly environment: Environment;
  readonly calls: readonly RehearsedCall[];
  /** The session that the calls were made in. */
  readonly session: LocalSession;
  /** A fork of it from before the call at `forkAt`. */
  readonly fork: LocalSession;
  readonly forkAt: number;
}

/** Makes the calls of a rehearsal again, in a fresh session and in a fork, and logs where they differ. */
export function replayRehearsal(log: ProblemLog, rehearsal: RehearsalToReplay): void {
  replayInFreshSession(log, rehearsal);
  replayInFork(log, rehearsal);
}

function replayInFreshSession(log: ProblemLog, { environment, calls }: RehearsalToReplay): void {
  const again = withShiftedClock(() => replay(startSession(environment), calls));
  for (const [index, call] of calls.entries()) {
    const { attempt, digest } = again[index] as ReplayedCall;
    const { name } = call;
    const first = outcomeOf(call.attempt);
    const second = outcomeOf(attempt);
    if (first !== second) {
      const outcomes = `${shorten(first)} and ${shorten(second)}`;
      log.add('deterministic', `${name} gave ${outcomes} for the same calls in two sessions.`, name);
    } else if (call.text !== textOf(attempt)) {
      const text =
        'words its result differently when the text is read after later calls or in another session';
      log.add('deterministic', `${name} ${text}.`, name);
    }
    if (call.digest === digest) continue;
    log.add('replayable', `${name} left another state for the same calls in two sessions.`, name);
    return; // whatever follows differs too
  }
}

function replayInFork(log: ProblemLog, { calls, session, fork, forkAt }: RehearsalToReplay): void {
  const before = attemptDigest(session);
  const again = replay(fork, calls.slice(forkAt));
  const differing = calls.slice(forkAt).find((call, index) => call.digest !== again[index]?.digest);
  if (differing) {
    const { name } = differing;
    log.add('replayable', `${name} left another state in a fork than in the session forked from.`, name);
  }
  if (attemptDigest(session) !== before)
    log.add('replayable', 'Calls in a fork changed the session forked from.');
}

interface ReplayedCall {
  readonly attempt: Attempt;
  readonly digest: string | undefined;
}

function replay(session: LocalSession, calls: readonly RehearsedCall[]): ReplayedCall[] {
  return calls.map((call) => ({ attempt: attemptCall(session, call), digest: attemptDigest(session) }));
}
