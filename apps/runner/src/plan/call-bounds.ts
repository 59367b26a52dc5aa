import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { Role } from './role-models.ts';

/** How often a model is called at most. Calls that an endpoint failed at are made again and come on top. */
export interface RoleCalls {
  readonly role: Role;
  readonly calls: number;
}

/** Of one proposal: a step per reply that explores, and one for each hand-in, the first and its revisions. */
export function proposalCalls({ challenge }: Pick<Experiment, 'challenge'>): number {
  if (challenge.kind === 'procedural') return 0;
  return challenge.kind === 'pae' ? 1 : challenge.steps + challenge.revisions + 1;
}

/** Which episodes are counted. */
export interface EpisodeKind {
  readonly purpose: 'rollout' | 'evaluation';
  /** The simulated users of official worlds are those of the benchmark. */
  readonly world: 'own' | 'official';
  /** Whether the environment has a user. */
  readonly hasUser: boolean;
}

/** Of one episode, by who is called. */
export function episodeCalls(experiment: Experiment, kind: EpisodeKind): RoleCalls[] {
  const isRollout = kind.purpose === 'rollout';
  const { steps, strategy } = experiment.rollout;
  const isTaught = isRollout && experiment.setting === 'distillation' && experiment.models.teacher;
  // M3ToolEval's own protocols judge every answer of an episode, the others the last one.
  const judgements = strategy === 'json' || strategy === 'text' ? steps : 1;
  const calls: RoleCalls[] = [
    { role: isTaught ? 'teacher' : 'executor', calls: steps },
    { role: isRollout ? 'user' : 'evaluationUser', calls: userCalls(experiment, kind) },
    { role: 'judge', calls: isRollout && experiment.challenge.kind === 'pae' ? judgements : 0 },
  ];
  return calls.filter((each) => each.calls > 0);
}

/**
 * Calls for one line of a user. Own users try a line up to three times, official ones once; a supervisor looks at up to
 * three lines in verify, and at one, with what it says of it, in reflection.
 */
const LINE_CALLS = {
  own: { llm: 3, react: 3, verify: 3 * 6, reflection: 3 * 3 },
  official: { llm: 1, react: 1, verify: 6, reflection: 5 },
} as const;

function userCalls({ rollout }: Experiment, { world, hasUser }: EpisodeKind): number {
  const { user, steps } = rollout;
  if (!hasUser || user === 'none' || user === 'scripted') return 0;
  // It opens the conversation and answers every turn of the agent.
  return (steps + 1) * LINE_CALLS[world][user];
}
