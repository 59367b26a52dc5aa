import type { ModelConfigInput } from '@sca/model';

/** What a configuration relies on a model for. */
export interface Reliance {
  /** Undefined where nobody can tell: the model stands in no experiment. */
  readonly tools: boolean | undefined;
  /** Every role but the judge is asked with a seed. */
  readonly seed: boolean;
  readonly tokens: NonNullable<ModelConfigInput['tokens']>;
  /** Where a limit is to be held. */
  readonly usage: boolean;
}

/** As much of an experiment file as says what its models are for; whether it is a good one, others say. */
export interface Setting {
  readonly environment?: unknown;
  readonly rollout?: unknown;
  readonly challenge?: unknown;
  readonly limits?: unknown;
}

const ACTS: readonly string[] = ['executor', 'teacher'];
const TALKS: readonly string[] = ['user', 'evaluationUser', 'judge'];

/** Reads what the model of a role is relied on for off the file that configures it. */
export function relianceOf(
  role: string | undefined,
  { tokens = 'off' }: ModelConfigInput,
  setting: Setting,
): Reliance {
  return {
    tools: needsTools(role, setting),
    seed: role !== 'judge',
    tokens,
    usage: memberOf(setting.limits, 'costUsd') !== undefined,
  };
}

function needsTools(role: string | undefined, setting: Setting): boolean | undefined {
  if (role === undefined) return undefined;
  if (TALKS.includes(role)) return false;
  const strategy = memberOf(setting.rollout, 'strategy');
  if (ACTS.includes(role) && strategy !== undefined) return strategy === 'tool-calling';
  // Without an experiment around it, a model may be meant for anything.
  if (setting.environment === undefined) return undefined;
  if (ACTS.includes(role)) return true;
  // A challenger explores by calling tools; the proposer of PAE only writes.
  return role === 'challenger' ? memberOf(setting.challenge, 'kind') !== 'pae' : undefined;
}

function memberOf(section: unknown, name: string): unknown {
  return typeof section === 'object' && section !== null && Object.hasOwn(section, name)
    ? (section as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
