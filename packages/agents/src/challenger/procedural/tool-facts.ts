import type { Environment } from '@sca/core';
import { type Parameter, readParameters } from './parameter.ts';
import { meaningWords } from './words.ts';

/** A tool as far as tasks can be made with it. */
export interface ToolFacts {
  readonly name: string;
  readonly description: string;
  readonly isWrite: boolean;
  readonly parameters: readonly Parameter[];
  /** What its results are called: the meaning words of its name up to the first `by`, `for` or `with`. */
  readonly resultWords: readonly string[];
}

/** The tools of an environment whose arguments can be drawn. */
export function readTools(environment: Environment): readonly ToolFacts[] {
  return environment.tools.flatMap((tool) => {
    const parameters = readParameters(tool);
    if (!parameters) return [];
    const { name, description, effect } = tool;
    const subject = name.split(/_(?:by|for|with)_/)[0] ?? name;
    return [
      { name, description, isWrite: effect === 'write', parameters, resultWords: meaningWords(subject) },
    ];
  });
}
