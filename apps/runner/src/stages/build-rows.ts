import { type Environment, type ToolSchema, type Trajectory, toolSchema } from '@sca/core';
import { estimateValues, type Policy as ReferencePolicy } from '@sca/policy';
import {
  type Build,
  buildDpo,
  buildGrpo,
  buildKto,
  buildPpo,
  buildRejectionSampling,
  type PpoOptions,
  type TrajectoryGroup,
} from '@sca/rl';
import type { Algorithm, RowsByAlgorithm } from '@sca/rl/exporters';
import type { Experiment } from '../experiment/resolve-experiment.ts';

/** What rows are made with beside the trajectories. */
export interface RowsSurroundings {
  readonly environments: readonly Environment[];
  /** The reference policy that made the trajectories: it knows the values that PPO wants. */
  readonly policy: ReferencePolicy | undefined;
  /** Where the rewards are not the verifiers'. */
  readonly rewardOf?: (trajectory: Trajectory) => number | null;
}

/** Makes the rows of an algorithm from trajectories by task. */
export function buildRows(
  groups: AsyncIterable<TrajectoryGroup>,
  { build }: Pick<Experiment, 'build'>,
  { environments, policy, rewardOf }: RowsSurroundings,
): Build<RowsByAlgorithm[Algorithm]> {
  const { algorithm, perTask, keepAll } = build;
  const toolsOf = createToolsOf(environments);
  const shared = { toolsOf, ...(rewardOf && { rewardOf }) };
  switch (algorithm) {
    case 'rft':
      return buildRejectionSampling(groups, { ...shared, keepAll, ...(perTask && { maxPerTask: perTask }) });
    case 'dpo':
      return buildDpo(groups, { ...shared, ...(perTask && { maxPairsPerTask: perTask }) });
    case 'kto':
      return buildKto(groups, { ...shared, ...(perTask && { maxPerLabel: perTask }) });
    case 'ppo':
      return buildPpo(groups, { ...shared, ...(policy && { valuesOf: createValuesOf(policy, toolsOf) }) });
    case 'grpo':
      return buildGrpo(groups, shared);
  }
}

type ToolsOf = (trajectory: Trajectory) => readonly ToolSchema[];

function createToolsOf(environments: readonly Environment[]): ToolsOf {
  const schemas = new Map(environments.map(({ id, tools }) => [id, tools.map((tool) => toolSchema(tool))]));
  return ({ environment }) => schemas.get(environment.id) ?? [];
}

function createValuesOf(policy: ReferencePolicy, toolsOf: ToolsOf): NonNullable<PpoOptions['valuesOf']> {
  return (trajectory, segment) =>
    estimateValues(policy, { messages: trajectory.messages, tools: toolsOf(trajectory), ...segment });
}
