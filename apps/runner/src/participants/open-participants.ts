import { createJudge, readOfficialPrompts, sessionFunctions } from '@sca/agents';
import type { Model } from '@sca/core';
import { createSandbox, startCodeSession } from '@sca/sandbox';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import type { Judges } from '../stages/judges.ts';
import type { World } from '../worlds/world.ts';
import { chooseProtocol } from './choose-protocol.ts';
import { createTaskWriters } from './create-task-writer.ts';
import { createUser } from './create-user.ts';
import { oncePerWorld } from './once-per-world.ts';
import { type Endpoints, openEndpoints } from './open-endpoints.ts';
import { openPolicy } from './open-policy.ts';
import type { Participants } from './participants.ts';

export interface ParticipantsRequest {
  readonly experiment: Experiment;
  readonly folder: Pick<RunFolder, 'file' | 'log'>;
  readonly worlds: readonly World[];
  readonly judges: Judges;
  readonly dataDir: string;
  /** Tells whoever looks on that an endpoint fails. */
  note(line: string): void;
  /** True once nothing new is to be begun. */
  isStopping(): boolean;
}

/** Opens the models, task writers and users of an experiment. */
export async function openParticipants(request: ParticipantsRequest): Promise<Participants> {
  const { experiment, judges, dataDir } = request;
  const { models, rollout, setting } = experiment;
  const endpoints = await openEndpoints(request);
  const prompts = await readOfficialPrompts(dataDir);
  const initialPolicy = await openPolicy('executor', models.executor, endpoints);
  const writer = openRole('challenger', experiment, endpoints) ?? initialPolicy.model;
  const procedural: Experiment = {
    ...experiment,
    challenge: { ...experiment.challenge, kind: 'procedural' },
  };
  const users = {
    rollout: openRole('user', experiment, endpoints),
    evaluation: openRole('evaluationUser', experiment, endpoints) ?? openRole('user', experiment, endpoints),
  };
  const userOf = {
    rollout: oncePerWorld((world) =>
      createUser(world, { strategy: rollout.user, model: users.rollout, prompts }),
    ),
    evaluation: oncePerWorld((world) =>
      createUser(world, { strategy: rollout.user, model: users.evaluation, prompts }),
    ),
  };
  const protocolOf = oncePerWorld((world) => chooseProtocol({ strategy: rollout.strategy, world, prompts }));
  const sandbox = rollout.strategy === 'code' ? createSandbox({ workers: 2 }) : undefined;
  return {
    initialPolicy,
    demonstrator:
      setting === 'distillation' && models.teacher
        ? await openPolicy('teacher', models.teacher, endpoints)
        : undefined,
    writers: createTaskWriters({ experiment, judges, model: writer }),
    proceduralWriters: createTaskWriters({ experiment: procedural, judges, model: writer }),
    judge: createJudge({ model: openRole('judge', experiment, endpoints) ?? writer }),
    episodeInputs({ world, test, policy, purpose, trial, seed, temperature }) {
      const user = userOf[purpose](world);
      return {
        model: policy.model,
        ...(policy.checkpoint !== undefined && { checkpoint: policy.checkpoint }),
        environment: world.environment,
        task: test,
        protocol: protocolOf(world),
        ...(user && { user }),
        limits: { steps: rollout.steps, timeMs: rollout.timeoutMs },
        sampling: { temperature, ...(rollout.maxTokens && { maxTokens: rollout.maxTokens }) },
        trial,
        seed,
      };
    },
    startCode: ({ world, session, seed }) =>
      sandbox && startCodeSession(sandbox, { tools: sessionFunctions(world.environment, session), seed }),
    rateLimits: () => endpoints.rateLimits,
    loadPolicy: (settings) => openPolicy('executor', settings, endpoints),
    async [Symbol.asyncDispose]() {
      await sandbox?.close();
      await endpoints[Symbol.asyncDispose]();
    },
  };
}

function openRole(
  role: keyof Experiment['models'],
  { models }: Experiment,
  endpoints: Endpoints,
): Model | undefined {
  const settings = models[role];
  // The reference policy chooses among actions and can play no other part.
  return settings && settings.provider !== 'reference' ? endpoints.open(role, settings) : undefined;
}
