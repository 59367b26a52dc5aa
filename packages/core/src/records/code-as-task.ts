import { z } from 'zod';
import { contentHash } from '../content-hash.ts';
import type { Environment } from '../environment.ts';
import type { Json } from '../json.ts';
import { Sha256 } from './json-schema.ts';

const Code = z.string().min(1).max(262_144);

/** The environment that a record belongs to. A mismatch with the loaded one is refused by name. */
export const EnvironmentIdentity = z.strictObject({
  id: z.string().min(1),
  world: z.string().min(1),
  version: z.string().min(1),
  /** Hash of the environment's data. */
  dataHash: z.string().min(1),
});
export type EnvironmentIdentity = z.infer<typeof EnvironmentIdentity>;

/** One way to get the task wrong. */
export const FailureCase = z.strictObject({
  /** A function body like the solution's; what it leaves behind must not pass. */
  code: Code,
  /** What is wrong with it, for readers. */
  why: z.string().optional(),
});
export type FailureCase = z.infer<typeof FailureCase>;

/** Who made a task and from what. Not part of the task's identity. */
export const Provenance = z.looseObject({
  kind: z.enum(['challenger', 'procedural', 'pae', 'official', 'own']),
});
export type Provenance = z.infer<typeof Provenance>;

const content = {
  /** What the user asks for, in natural language. */
  instruction: z.string().min(1).max(65_536),
  /** Defines `function verify(answer, transcript)`, which may be async and returns exactly `true` to pass. */
  verify: Code,
  /** A function body: calls tools, returns the answer. */
  solution: Code,
  /** May be empty only for official (human-written) tasks. */
  failures: z.array(FailureCase).max(100),
};

/** A task as one portable record: instruction, verification function, example solution, failure cases. */
export const CodeAsTask = z
  .strictObject({
    schema: z.literal('sca.task/v1'),
    /** See {@link taskId}. */
    id: Sha256,
    environment: EnvironmentIdentity,
    ...content,
    provenance: Provenance,
  })
  .refine(hasFailures, { path: ['failures'], message: 'only official tasks may have no failure case' });
export type CodeAsTask = z.infer<typeof CodeAsTask>;

/**
 * A task as its writer hands it in: id, provenance and all of the environment but its id may be absent.
 *
 * A given id is not trusted: {@link completeTask} computes it again. Unknown members are dropped.
 */
export const TaskProposal = z
  .object({
    schema: z.literal('sca.task/v1').default('sca.task/v1'),
    id: z.string().optional(),
    environment: z.object(EnvironmentIdentity.shape).partial().required({ id: true }),
    ...content,
    failures: z.array(z.object(FailureCase.shape)).max(100),
    provenance: Provenance.default({ kind: 'own' }),
  })
  .refine(hasFailures, { path: ['failures'], message: 'only official tasks may have no failure case' });
export type TaskProposal = z.output<typeof TaskProposal>;

function hasFailures(task: { failures: readonly unknown[]; provenance: Provenance }): boolean {
  return task.failures.length > 0 || task.provenance.kind === 'official';
}

/** What of a task makes it the task it is. */
export interface TaskContent {
  readonly environment: { readonly id: string };
  readonly instruction: string;
  readonly verify: string;
  readonly solution: string;
  readonly failures: readonly FailureCase[];
}

/**
 * A task's id: sha256 of the canonical JSON of
 * `{ environment: <environment id>, failures, instruction, solution, verify }`.
 */
export function taskId({ environment, instruction, verify, solution, failures }: TaskContent): string {
  return contentHash({
    environment: environment.id,
    failures: failures as Json,
    instruction,
    solution,
    verify,
  });
}

/**
 * Completes a proposal for the environment it was made in.
 *
 * Whatever the proposal says of the environment is kept, so that the check can refuse a mismatch.
 */
export function completeTask(proposal: TaskProposal, environment: Environment): CodeAsTask {
  const { id: _given, environment: named, ...task } = proposal;
  return {
    ...task,
    id: taskId(proposal),
    environment: {
      id: named.id,
      world: named.world ?? environment.world,
      version: named.version ?? environment.version,
      dataHash: named.dataHash ?? environment.dataHash,
    },
  };
}
