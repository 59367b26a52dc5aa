import type { MessagePort } from 'node:worker_threads';
import { type Environment, type EnvironmentReference, startSession } from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { checkTask } from '../check/check-task.ts';
import { rewardTrajectory } from '../check/reward-trajectory.ts';
import type { GuestEngine, ToolCaller } from '../engine/guest-engine.ts';
import { persistDeclarations } from '../engine/persist-declarations.ts';
import type { FromWorker, Job, RunJob, RunReply, TurnJob } from './protocol.ts';
import { sessionTools, withoutHostFailure } from './session-tools.ts';
import type { SharedMonitor } from './shared-clock.ts';
import { awaitToolReply } from './tool-bridge.ts';

export interface JobRunnerParts {
  readonly engine: GuestEngine;
  readonly monitor: SharedMonitor;
  readonly toolPort: MessagePort;
  readonly toolSignal: SharedArrayBuffer;
  send(message: FromWorker): void;
}

/** Carries out jobs inside a worker thread; environments stay loaded. */
export function createJobRunner(parts: JobRunnerParts): (job: Job) => Promise<unknown> {
  const { engine, monitor } = parts;
  const environmentOf = cacheEnvironments();
  return async (job) => {
    switch (job.kind) {
      case 'check':
        return checkTask({ engine, monitor, environment: await environmentOf(job.environment) }, job);
      case 'reward':
        return rewardTrajectory({ engine, monitor, environment: await environmentOf(job.environment) }, job);
      case 'run':
        return runCode(parts, job, job.environment && (await environmentOf(job.environment)));
      case 'turn':
        return runTurn(parts, job);
    }
  };
}

async function runCode(parts: JobRunnerParts, job: RunJob, environment: Environment | undefined): Promise<RunReply> {
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
  const turn = await parts.engine.turn({ code: persistDeclarations(code), toolNames, image, seed, callTool });
  return { outcome: withoutHostFailure(turn.outcome), calls: [], image: turn.image };
}

/** Tools of the caller, reached by a blocking call to its thread. */
function callersTools({ monitor, toolPort, toolSignal, send }: JobRunnerParts, names: readonly string[]): ToolCaller {
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
