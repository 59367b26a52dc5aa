import type { ExperimentConfig } from './experiment-config.ts';
import type { ModelSettings } from './model-settings.ts';

/** Makes the members of a section that `resolveExperiment` fills in required. */
type Filled<Section, Key extends keyof Section> = Section & { [K in Key]-?: NonNullable<Section[K]> };

/** An experiment with every default decided. What `run.json` records. */
export interface Experiment extends Omit<ExperimentConfig, 'challenge' | 'rollout' | 'build' | 'train'> {
  readonly challenge: Filled<ExperimentConfig['challenge'], 'kind' | 'tasks' | 'maxProposals'>;
  readonly rollout: Filled<ExperimentConfig['rollout'], 'perTask' | 'user'>;
  readonly build: Filled<ExperimentConfig['build'], 'format' | 'keepAll'>;
  readonly train: Filled<ExperimentConfig['train'], 'trainer'>;
}

/** The numbers of the paper (section 5), and ours for a first look. */
const SIZES = { paper: { tasks: 800, perTask: 15 }, strict: { tasks: 200, perTask: 8 } } as const;

/** Decides what depends on other fields. */
export function resolveExperiment(config: ExperimentConfig): Experiment {
  const { challenge, rollout, build, train, models } = config;
  const sizes = SIZES[config.mode];
  const isReference = models.executor.provider === 'reference';
  const writesTasks = models.challenger ?? models.executor;
  const tasks = challenge.tasks ?? sizes.tasks;
  const trainer = train.trainer ?? (isReference ? 'reference' : 'none');
  return {
    ...config,
    challenge: {
      ...challenge,
      kind: challenge.kind ?? (isModelOfWords(writesTasks) ? 'llm' : 'procedural'),
      tasks,
      maxProposals: challenge.maxProposals ?? 20 * tasks,
    },
    rollout: {
      ...rollout,
      perTask: rollout.perTask ?? sizes.perTask,
      user: rollout.user ?? defaultUser(config),
    },
    build: {
      ...build,
      format: build.format ?? defaultFormat(build.algorithm, trainer),
      keepAll: build.keepAll ?? config.setting === 'distillation',
    },
    train: { ...train, trainer },
  };
}

/** The reference policy chooses among actions; it cannot write a task. */
function isModelOfWords(model: ModelSettings): boolean {
  return model.provider !== 'reference';
}

// tau-bench is a conversation; in the other environments nobody answers.
function defaultUser({ environment, models }: ExperimentConfig): Experiment['rollout']['user'] {
  if (!environment.startsWith('taubench/')) return 'none';
  return models.user && isModelOfWords(models.user) ? 'llm' : 'scripted';
}

/** What the trainers that the project knows read. */
function defaultFormat(algorithm: Experiment['build']['algorithm'], trainer: string): string {
  if (trainer === 'openai-compatible') return algorithm === 'dpo' ? 'openai-dpo' : 'openai-sft';
  if (algorithm === 'rft') return 'trl-sft';
  return algorithm === 'dpo' ? 'trl-dpo' : algorithm === 'kto' ? 'trl-kto' : 'sca';
}
