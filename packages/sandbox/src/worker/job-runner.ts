import type { MessagePort } from 'node:worker_threads';
import { type Environment, type EnvironmentReference, ScaError, startSession } from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { checkTask } from '../check/check-task.ts';
import { rewardTrajectory } from '../check/reward-trajectory.ts';
import type { GuestEngine, ToolCaller } from '../engine/guest-engine.ts';
import { persistDeclarations } from '../engine/persist-declarations.ts';
import type { Limits } from '../limits.ts';
import type { FromWorker, Job, RunJob, RunReply, TurnJob } from './protocol.ts';
import { sessionTools, withoutHostFailure } from './session-tools.ts';
import type { SharedMonitor } from './shared-clock.ts';
import { awaitToolReply } from './tool-bridge.ts';

export interface JobRunnerParts {
  readonly engine: GuestEngine;
  readonly monitor: SharedMonitor;
  readonly limits: Limits;
  readonly toolPort: MessagePort;
  readonly toolSignal: SharedArrayBuffer;
  send(message: FromWorker): void;
}

/** Carries out jobs inside a worker thread; environments stay loaded. */
export function createJobRunner(parts: JobRunnerParts): (job: Job) => Promise<unknown> {
  const { engine, monitor, limits } = parts;
  const load = cacheEnvironments();
  const environmentOf = (reference: EnvironmentReference): Promise<Environment> =>
    loadInTime(monitor, reference, load);
  return async (job) => {
    switch (job.kind) {
      case 'check':
        return checkTask(
          { engine, monitor, environment: await environmentOf(job.environment) },
          { ...job, task: readTask(job.task) },
        );
      case 'reward':
        return rewardTrajectory(
          { engine, monitor, limits, environment: await environmentOf(job.environment) },
          { ...job, task: readTask(job.task) },
        );
      case 'run':
        return runCode(parts, job, job.environment && (await environmentOf(job.environment)));
      case 'turn':
        return runTurn(parts, job);
    }
  };
}

function readTask(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

async function runCode(
  parts: JobRunnerParts,
  job: RunJob,
  environment: Environment | undefined,
): Promise<RunReply> {
  const session = environment && startSession(environment);
  const tools =
    environment && session
      ? sessionTools({ environment, session, monitor: parts.monitor })
      : { names: job.toolNames, call: callersTools(parts, job.toolNames) };
  const guest = await parts.engine.load(tools.names, [{ kind: 'body', source: job.code }]);
  const outcome = await guest.run({ program: 0, args: [job.input], seed: job.seed, callTool: tools.call });
  return { outcome: withoutHostFailure(outcome), calls: session?.calls ?? [] };
}

async function runTurn(parts: JobRunnerParts, { code, toolNames, image, seed }: TurnJob): Promise<RunReply> {
  const callTool = callersTools(parts, toolNames);
  const persistent = parts.monitor.begin(parts.limits.wallTimeMs) ? persistDeclarations(code) : code;
  parts.monitor.end();
  const turn = await parts.engine.turn({ code: persistent, toolNames, image, seed, callTool });
  return { outcome: withoutHostFailure(turn.outcome), calls: [], image: turn.image };
}

/** Tools of the caller, reached by a blocking call to its thread. */
function callersTools(
  { monitor, toolPort, toolSignal, send }: JobRunnerParts,
  names: readonly string[],
): ToolCaller {
  return (index, argumentsJson) => {
    const name = names[index] ?? '';
    send({ type: 'tool-call', name, argumentsJson });
    const reply = monitor.whilePaused(() => awaitToolReply(toolPort, toolSignal));
    if ('failed' in reply) throw new Error(`the tool ${name} failed in the thread of its caller`);
    return reply;
  };
}

function cacheEnvironments(): (reference: EnvironmentReference) => Promise<Environment> {
  const loaded = new Map<string, Promise<Environment>>();
  return (reference) => {
    const key = JSON.stringify(reference);
    let environment = loaded.get(key);
    if (!environment) {
      environment = loadEnvironment(reference);
      loaded.set(key, environment);
    }
    return environment;
  };
}

/** How long an environment may take to load, initial state included. */
const LOAD_TIME_MS = 30_000;

/** A step of every job, also where the environment is loaded already: killed steps are told by their number. */
async function loadInTime(
  monitor: SharedMonitor,
  reference: EnvironmentReference,
  load: (reference: EnvironmentReference) => Promise<Environment>,
): Promise<Environment> {
  const hangs = new ScaError(
    'ENVIRONMENT_LOAD_FAILED',
    `The environment of ${reference.module} did not load within ${LOAD_TIME_MS} ms.`,
    { details: { ...reference } },
  );
  if (!monitor.begin(LOAD_TIME_MS)) throw hangs;
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(hangs), LOAD_TIME_MS);
  });
  try {
    const environment = await Promise.race([load(reference), overdue]);
    // A state that is made by a function is made here, where its time is kept.
    void environment.initialState;
    return environment;
  } finally {
    clearTimeout(timer);
    monitor.end();
  }
}
