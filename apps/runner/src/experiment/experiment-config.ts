import { CheckMode } from '@sca/core';
import { z } from 'zod';
import { ModelSettings } from './model-settings.ts';

/** Beyond it no plan fits into memory. */
const MOST = 10_000_000;
const Count = z.int().positive().max(MOST);
/** Timers of Node take no more. */
const Milliseconds = z
  .int()
  .positive()
  .max(2 ** 31 - 1);

/** The sections of an experiment file as a person writes them. Whatever is left out gets a default; see `resolveExperiment`. */
export const ExperimentConfig = z
  .strictObject({
    name: z
      .string()
      .regex(/^(?!\.+$)[\w.-]{1,100}$/, 'use letters, digits, _ . and -, and not dots alone')
      .describe('Names the run folder: runs/<name>.'),
    seed: z
      .int()
      .nonnegative()
      .max(2 ** 32 - 1)
      .describe('Everything random in the run follows from it.')
      .default(1),
    setting: z
      .enum(['self-improvement', 'distillation'])
      .describe(
        'self-improvement: one model is challenger and executor. distillation: models.teacher makes the demonstrations.',
      )
      .default('self-improvement'),
    mode: CheckMode.describe(
      'strict: all rules of the check. paper: only those of the paper, and its numbers as defaults (800 tasks, 15 rollouts).',
    ).default('strict'),
    environment: z
      .string()
      .min(1)
      .describe('An environment or group such as m3tooleval/calculation, or the path of your own module.'),
    world: z
      .enum(['own', 'official'])
      .describe('own: shipped data. official: read from the data folder.')
      .default('own'),
    data: z.string().describe('Folder of official benchmark data.').optional(),
    iterations: Count.describe(
      'How often challenge, rollout, build and train are repeated with the new policy.',
    ).default(1),
    models: z
      .strictObject({
        executor: ModelSettings.describe('The model that is trained and measured.').default({
          provider: 'reference',
        }),
        challenger: ModelSettings.describe(
          'Writes the tasks. Default: the executor as it was before training.',
        ).optional(),
        user: ModelSettings.describe('Plays the user, where the environment has one.').optional(),
        evaluationUser: ModelSettings.describe('Plays the user in evaluations. Default: user.').optional(),
        judge: ModelSettings.describe(
          'Judges in the PAE baseline. Default: the executor before training.',
        ).optional(),
        teacher: ModelSettings.describe('Makes the demonstrations of a distillation.').optional(),
      })
      .prefault({}),
    challenge: z
      .strictObject({
        kind: z
          .enum(['procedural', 'llm', 'pae'])
          .describe('Who writes the tasks. Default: procedural for the reference policy, llm otherwise.')
          .optional(),
        tasks: Count.describe('Kept tasks per iteration. Default 200; 800 in mode paper.').optional(),
        maxProposals: Count.describe(
          'Gives up after so many proposals per iteration. Default: 20 per task.',
        ).optional(),
        revisions: z
          .int()
          .nonnegative()
          .describe('How often the challenger may revise a refused proposal.')
          .default(3),
        steps: Count.describe('Most turns of exploration.').default(15),
        concurrency: Count.describe('Proposals in work at once.').default(8),
        redactOrderIds: z
          .boolean()
          .describe('Takes order ids out of instructions, as the paper does for Retail.')
          .default(false),
        holdOut: z
          .boolean()
          .describe('Keeps users and records of test tasks out of exploration.')
          .default(true),
        temperature: z
          .number()
          .min(0)
          .max(2)
          .describe('Sampling temperature of an LLM challenger.')
          .default(1),
      })
      .prefault({}),
    rollout: z
      .strictObject({
        strategy: z
          .enum(['tool-calling', 'react', 'act', 'code', 'json', 'text'])
          .describe('How actions are written.')
          .default('tool-calling'),
        perTask: Count.describe('Rollouts per task. Default 8; 15 in mode paper.').optional(),
        steps: Count.describe('Most model turns of an episode (15 in the paper, 30 in tau-bench).').default(
          15,
        ),
        maxTokens: Count.describe('Longest reply, in tokens. Default: the server decides.').optional(),
        temperature: z.number().min(0).max(2).describe('Sampling temperature of the rollouts.').default(1),
        concurrency: Count.describe('Episodes in flight at once.').default(32),
        user: z
          .enum(['none', 'scripted', 'llm', 'react', 'verify', 'reflection'])
          .describe(
            'Who plays the user. Default: scripted for the reference policy, llm for other models, none where the environment has no user.',
          )
          .optional(),
        timeoutMs: Milliseconds.describe('Longest time of one episode.').default(600_000),
      })
      .prefault({}),
    build: z
      .strictObject({
        algorithm: z
          .enum(['rft', 'dpo', 'kto', 'ppo', 'grpo'])
          .describe('What the rollouts become.')
          .default('rft'),
        format: z
          .string()
          .describe('Format of the files; see `sca build --help`. Default: what the trainer reads.')
          .optional(),
        perTask: Count.describe('Most samples (rft) or pairs (dpo) of one task.').optional(),
        keepAll: z
          .boolean()
          .describe(
            'Keeps failed demonstrations too, as the paper does for distillation. Default: in a distillation.',
          )
          .optional(),
        permuteRewards: z
          .boolean()
          .describe(
            'A control that must not learn: deals the rewards of an iteration out among its rollouts at random.',
          )
          .default(false),
      })
      .prefault({}),
    train: z
      .strictObject({
        trainer: z
          .enum(['reference', 'command', 'openai-compatible', 'none'])
          .describe('Who trains. Default: reference for the reference policy, none otherwise.')
          .optional(),
        command: z
          .string()
          .describe(
            'For trainer: command. Run in a shell with SCA_TRAIN_DATA, SCA_TRAIN_OUT and others set; writes model.json into SCA_TRAIN_OUT.',
          )
          .optional(),
        epochs: Count.describe('Passes over the data.').optional(),
        learningRate: z.number().positive().optional(),
        batchSize: Count.optional(),
        warmupSteps: z
          .int()
          .nonnegative()
          .describe('Steps over which the learning rate rises; for trainer: reference.')
          .optional(),
        pollMs: Milliseconds.describe('For openai-compatible: time between two looks at the job.').default(
          10_000,
        ),
      })
      .prefault({}),
    evaluate: z
      .strictObject({
        sets: z
          .array(z.enum(['procedural', 'own', 'official']))
          .describe(
            'procedural: fresh tasks of another seed. own: test tasks that people wrote for the own world. official: those of the benchmark.',
          )
          .default(['procedural', 'own', 'official']),
        trials: Count.describe('Trials per task; pass@k is given up to this k.').default(4),
        tasks: Count.describe('Tasks of the procedural set.').default(100),
        temperature: z.number().min(0).max(2).default(1),
        everyIteration: z
          .boolean()
          .describe('Measures after every iteration, for a learning curve.')
          .default(false),
      })
      .prefault({}),
    limits: z
      .strictObject({
        costUsd: z
          .number()
          .positive()
          .describe('Stops the run before it costs more, resumed or not.')
          .optional(),
        maxInfraFailures: Count.describe(
          'Stops a run after so many failures of the endpoint in a row.',
        ).default(20),
      })
      .prefault({}),
  })
  .describe('An experiment of sca run.');

/** An experiment as written, with the defaults of single fields filled in. */
export type ExperimentConfig = z.output<typeof ExperimentConfig>;
