import {
  type Build,
  buildDpo,
  buildGrpo,
  buildKto,
  buildPpo,
  buildRejectionSampling,
  type TrajectoryGroup,
} from '@sca/rl';
import type { Algorithm, RowsByAlgorithm } from '@sca/rl/exporters';
import type { ReadGroupsOptions } from '@sca/rl/node';

type Groups = AsyncIterable<TrajectoryGroup>;
type Options = Readonly<Record<string, unknown>>;

type Builders = {
  readonly [Name in Algorithm]: (groups: Groups, options: Options) => Build<RowsByAlgorithm[Name]>;
};

const builders: Builders = {
  rft: buildRejectionSampling,
  dpo: buildDpo,
  kto: buildKto,
  ppo: buildPpo,
  grpo: buildGrpo,
};

/** What belongs together for an algorithm: a baseline is taken within a group, pairs and limits within a task. */
export function groupKeyOf(algorithm: Algorithm): ReadGroupsOptions['key'] {
  return algorithm === 'ppo' || algorithm === 'grpo' ? 'group' : 'taskId';
}

/** Starts the builder of an algorithm. @throws ScaError `OPTION_INVALID` */
export function startBuilder<Name extends Algorithm>(
  algorithm: Name,
  groups: Groups,
  options: Options,
): Build<RowsByAlgorithm[Name]> {
  return builders[algorithm](groups, options);
}
