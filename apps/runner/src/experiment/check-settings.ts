import { FORMAT_NAMES } from '../commands/build/format-names.ts';
import { suggest } from '../nearest.ts';
import type { Experiment } from './resolve-experiment.ts';

/** A field whose value does not go with those of others. */
export interface SettingsProblem {
  readonly path: readonly string[];
  readonly sentence: string;
}

type Rule = (experiment: Experiment) => SettingsProblem | undefined;

/**
 * Finds what cannot work together. A run would find it too, after everything that comes before was done and paid for.
 */
export function checkSettings(experiment: Experiment): SettingsProblem[] {
  return RULES.map((rule) => rule(experiment)).filter((problem) => problem !== undefined);
}

/** What the trainer of the reference policy reads. */
const REFERENCE_FORMATS: Readonly<Partial<Record<string, string>>> = {
  rft: 'trl-sft',
  dpo: 'trl-dpo',
  ppo: 'sca',
  grpo: 'sca',
};

const formatRule: Rule = ({ build }) => {
  const known = FORMAT_NAMES[build.algorithm];
  if (known.includes(build.format)) return undefined;
  const sentence = `build.format: there is no format "${build.format}" for ${build.algorithm}. ${suggest(build.format, known)}`;
  return { path: ['build', 'format'], sentence };
};

const trainerRule: Rule = (experiment) => {
  const problem = trainerProblem(experiment);
  if (problem === undefined) return undefined;
  return { path: ['train', 'trainer'], sentence: `train.trainer: ${experiment.train.trainer} ${problem}` };
};

function trainerProblem({ train, models }: Experiment): string | undefined {
  const isReference = models.executor.provider === 'reference';
  if (train.trainer === 'reference' && !isReference)
    return 'trains the reference policy only. Take command, openai-compatible or none.';
  if (train.trainer === 'openai-compatible' && isReference)
    return 'trains models behind an endpoint; the reference policy is trained by reference.';
  if (train.trainer === 'command' && !train.command) return 'needs train.command: the command that trains.';
  return undefined;
}

const referenceDataRule: Rule = ({ train, build }) => {
  if (train.trainer !== 'reference') return undefined;
  const format = REFERENCE_FORMATS[build.algorithm];
  if (format === undefined) {
    const sentence = `build.algorithm: the trainer reference learns by ${Object.keys(REFERENCE_FORMATS).join(', ')}, not by ${build.algorithm}.`;
    return { path: ['build', 'algorithm'], sentence };
  }
  if (build.format === format || !FORMAT_NAMES[build.algorithm].includes(build.format)) return undefined;
  const sentence = `build.format: the trainer reference reads ${build.algorithm} data as ${format}, not as ${build.format}.`;
  return { path: ['build', 'format'], sentence };
};

const challengerRule: Rule = ({ challenge, models }) => {
  const writer = models.challenger ?? models.executor;
  if (challenge.kind === 'procedural' || writer.provider !== 'reference') return undefined;
  const sentence = `challenge.kind: ${challenge.kind} needs a language model that writes tasks, and the reference policy is none. Name one as models.challenger, or take procedural.`;
  return { path: ['challenge', 'kind'], sentence };
};

const teacherRule: Rule = ({ setting, models }) =>
  setting === 'distillation' && models.teacher === undefined
    ? {
        path: ['setting'],
        sentence: 'setting: distillation needs models.teacher, which makes the demonstrations.',
      }
    : undefined;

const userRule: Rule = ({ rollout, models, environment }) => {
  const isPlayed = rollout.user !== 'none' && rollout.user !== 'scripted';
  if (!isPlayed || !environment.startsWith('taubench/')) return undefined;
  if (models.user && models.user.provider !== 'reference') return undefined;
  const sentence = `rollout.user: ${rollout.user} needs a language model that plays the user. Name one as models.user, or take scripted.`;
  return { path: ['rollout', 'user'], sentence };
};

const RULES: readonly Rule[] = [
  formatRule,
  trainerRule,
  referenceDataRule,
  challengerRule,
  teacherRule,
  userRule,
];
