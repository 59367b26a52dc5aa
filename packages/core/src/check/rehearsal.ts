import type { Environment } from '../environment.ts';
import type { Json } from '../json.ts';
import { createRandom, deriveSeed, type Random } from '../seed.ts';
import { startSession } from '../session.ts';
import type { Tool } from '../tool.ts';
import { type ArgumentSampler, createSamplers } from './argument-sampler.ts';
import { type Attempt, acceptedValue, attemptCall, attemptDigest, textOf } from './attempt-call.ts';
import { inspectCall } from './inspect-call.ts';
import { startProbe } from './probe-session.ts';
import type { ProblemLog } from './problem-log.ts';
import { replayRehearsal } from './replay-rehearsal.ts';

/** One call of a rehearsal and what it left. */
export interface RehearsedCall {
  readonly name: string;
  readonly args: Json;
  readonly attempt: Attempt;
  /** What a model was shown, read at once. */
  readonly text: string;
  /** After the call; undefined where the state could not be digested. */
  readonly digest: string | undefined;
}

export interface RehearsalOptions {
  readonly seed: number;
  /** Sampled calls of each tool. */
  readonly callsPerTool: number;
}

/** Calls of one session; later ones build on what earlier ones did. */
const CALLS_PER_SESSION = 24;

/** Plays sampled calls in sessions, and the same calls again in others, and logs what is not as it should be. */
export function rehearse(
  environment: Environment,
  log: ProblemLog,
  { seed, callsPerTool }: RehearsalOptions,
): RehearsedCall[] {
  const startSampler = createSamplers(environment);
  const turns = Array.from({ length: callsPerTool }, () => environment.tools).flat();
  const shuffled = randomFor(seed, 'turns').shuffle(turns);
  const calls: RehearsedCall[] = [];
  for (let start = 0; start < shuffled.length; start += CALLS_PER_SESSION) {
    const random = randomFor(seed, start);
    const scene = { tools: shuffled.slice(start, start + CALLS_PER_SESSION), sampler: startSampler(random) };
    calls.push(...play(environment, log, { ...scene, forkAt: random.integer(0, scene.tools.length - 1) }));
  }
  return calls;
}

interface Scene {
  readonly tools: readonly Tool[];
  readonly sampler: ArgumentSampler;
  /** The call before which the session is forked. */
  readonly forkAt: number;
}

function play(environment: Environment, log: ProblemLog, { tools, sampler, forkAt }: Scene): RehearsedCall[] {
  const session = startSession(environment);
  const probe = startProbe(environment);
  let fork = session;
  const calls = tools.map((tool, index) => {
    if (index === forkAt) fork = session.fork();
    const { name } = tool;
    const args = sampler.draw(tool, session);
    const attempt = attemptCall(session, { name, args });
    const call = { name, args, attempt, text: textOf(attempt), digest: attemptDigest(session) };
    inspectCall(log, { tool, call, probe });
    const value = acceptedValue(attempt);
    if (value !== undefined) sampler.observe(value, tool);
    return call;
  });
  replayRehearsal(log, { environment, calls, session, fork, forkAt });
  return calls;
}

function randomFor(seed: number, item: number | string): Random {
  return createRandom(deriveSeed({ run: seed, stage: 'rehearsal', item }));
}
