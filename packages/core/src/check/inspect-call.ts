import type { Tool } from '../tool.ts';
import { acceptedValue, attemptCall, attemptDigest } from './attempt-call.ts';
import { nonJsonPart } from './non-json-part.ts';
import type { ProbeSession } from './probe-session.ts';
import { brief, type ProblemLog } from './problem-log.ts';
import type { RehearsedCall } from './rehearsal.ts';

interface CallToInspect {
  readonly tool: Tool;
  readonly call: RehearsedCall;
  readonly probe: ProbeSession;
}

/** Logs what is wrong with one call by itself. */
export function inspectCall(log: ProblemLog, { tool, call, probe }: CallToInspect): void {
  inspectOutcome(log, tool, call);
  inspectReturned(log, tool, { call, probe });
}

function inspectOutcome(log: ProblemLog, tool: Tool, { name, args, attempt, digest }: RehearsedCall): void {
  if (attempt.status === 'threw') {
    log.add('tools-return', `${name} threw ${attempt.error} for ${brief(args)}.`, name);
  }
  if (digest === undefined) {
    log.add('state-is-json', `After ${name} was called with ${brief(args)} the state is no JSON.`, name);
  }
  const value = acceptedValue(attempt);
  if (value === undefined || !tool.output) return;
  const fit = tool.output.safeParse(value);
  if (fit.success) return;
  const issue = fit.error.issues[0];
  const place = issue?.path.join('.') || 'the value';
  log.add('outputs-match', `${name} returned ${brief(value)}: ${place}: ${issue?.message}.`, name);
}

function inspectReturned(
  log: ProblemLog,
  { name, effect }: Tool,
  { call, probe }: Omit<CallToInspect, 'tool'>,
): void {
  const before = attemptDigest(probe.session);
  probe.forget();
  attemptCall(probe.session, call);
  const found = nonJsonPart(probe.lastReturned());
  if (found) log.add('results-are-json', `${name} returned ${found}, which JSON does not carry.`, name);
  if (effect === 'write' || attemptDigest(probe.session) === before) return;
  log.add('read-tools-only-read', `${name} is declared as read but writes, for ${brief(call.args)}.`, name);
}
