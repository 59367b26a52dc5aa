import {
  type ActionProtocol,
  contentHash,
  type Environment,
  environmentIdentity,
  type Json,
  type JsonObject,
  type Trajectory,
} from '@sca/core';
import { perEnvironment } from '../prompts/per-environment.ts';
import { resolveLimits } from './episode-limits.ts';
import type { EpisodeInputs } from './episode-options.ts';

/** What names an episode before it has run. */
interface EpisodeIdentity {
  /** Hash of all inputs: a run that has a trajectory of this id need not repeat the episode. */
  readonly id: string;
  /** Hash of the inputs but trial and seed: episodes of one group share a baseline. */
  readonly group: string;
  readonly policy: Trajectory['policy'];
}

/** Names an episode from its inputs alone. */
export function identifyEpisode(inputs: EpisodeInputs): EpisodeIdentity {
  const { environment, task, user, trial = 0, seed } = inputs;
  const policy = policyOf(inputs);
  const shared = {
    taskId: task.id,
    environment: environmentIdentity(environment),
    policy: policy as Json,
    user: user?.identity ?? null,
  };
  return { id: contentHash({ ...shared, trial, seed }), group: contentHash(shared), policy };
}

function policyOf(inputs: EpisodeInputs): Trajectory['policy'] {
  const { model, checkpoint, sampling = {}, protocol, environment } = inputs;
  return {
    model: model.name,
    ...(checkpoint !== undefined && { checkpoint }),
    sampling: withoutUndefined(sampling),
    protocol: {
      name: protocol.name,
      ...protocol.wording,
      promptHash: promptHash(protocol, environment),
    },
    limits: withoutUndefined(resolveLimits(inputs.limits)),
  };
}

function withoutUndefined(record: object): Record<string, Json> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const hashes = new WeakMap<ActionProtocol, (environment: Environment) => string>();

/** Hash of all that the policy is shown before the first message: the prompt without the task. */
function promptHash(protocol: ActionProtocol, environment: Environment): string {
  const hash = hashes.get(protocol) ?? perEnvironment((shown) => hashPrompt(protocol, shown));
  hashes.set(protocol, hash);
  return hash(environment);
}

function hashPrompt(protocol: ActionProtocol, environment: Environment): string {
  const { messages, tools = [] } = protocol.prompt({ environment, instruction: '' });
  return contentHash({ messages, tools } as unknown as JsonObject);
}
