import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { type Environment, environmentIdentity } from '../environment.ts';
import type { Json } from '../json.ts';
import { CodeAsTask, taskId } from '../records/code-as-task.ts';
import type { Tool } from '../tool.ts';
import { attempt } from './attempt-call.ts';
import { nonJsonPart } from './non-json-part.ts';
import { brief, type ProblemLog } from './problem-log.ts';

/** Logs tools that models cannot be told of. */
export function checkToolSchemas(environment: Environment, log: ProblemLog): void {
  for (const tool of environment.tools) {
    const problem = schemaProblem(tool);
    if (problem) log.add('tool-schemas', `${tool.name} ${problem}.`, tool.name);
  }
}

function schemaProblem({ description, input }: Tool): string | undefined {
  if (description.trim() === '') return 'has no description';
  return attempt(
    () => {
      const { type } = z.toJSONSchema(input, { io: 'input' });
      return type === 'object'
        ? undefined
        : `takes ${brief(type ?? 'anything')}; its input must be an object`;
    },
    (error) => `has an input that JSON Schema cannot express (${error})`,
  );
}

/** Logs why there is no initial state. True where there is one. */
export function checkInitialState(environment: Environment, log: ProblemLog): boolean {
  return attempt(
    () => environment.initialState !== undefined && environment.dataHash !== '',
    (error) => {
      log.add('state-is-json', error);
      return false;
    },
  );
}

/** Logs tasks and starting points that cannot be used here. */
export function checkTasks(environment: Environment, log: ProblemLog): void {
  const addError = (error: string): void => log.add('tasks-fit', error);
  attempt(() => checkStarts(environment, log), addError);
  attempt(
    () =>
      environment.tasks().forEach((task, index) => {
        const problem = taskProblem(environment, task);
        if (problem) log.add('tasks-fit', `Task ${index + 1} ${problem}.`);
      }),
    addError,
  );
}

function checkStarts(environment: Environment, log: ProblemLog): void {
  const found = nonJsonPart(environment.starts());
  if (found) log.add('tasks-fit', `The starting points hold ${found}, which JSON does not carry.`);
}

function taskProblem(environment: Environment, task: CodeAsTask): string | undefined {
  const read = CodeAsTask.safeParse(task);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `is not well-formed: ${issue?.path.join('.')}: ${issue?.message}`;
  }
  if (task.id !== taskId(task)) return `has the id ${task.id}, which is not the hash of its content`;
  const identity = environmentIdentity(environment);
  if (canonicalJson(task.environment) === canonicalJson(identity as Json)) return undefined;
  return `belongs to ${brief(task.environment)}, not to ${brief(identity)}`;
}
