import type { ToolFacts } from '../tool-facts.ts';
import { calledBy, meaningWords, singular } from '../words.ts';
import { baseVerb } from './verbs.ts';

/** Tells whether a request fits one tool better than all others that could take the same arguments. */
export interface ToolTeller {
  fitsBest(request: string, tool: ToolFacts, parameters: readonly string[]): boolean;
}

/** Compares words of a request with names and descriptions of tools; rare words weigh more. */
export function createToolTeller(tools: readonly ToolFacts[]): ToolTeller {
  const vocabularies = new Map(tools.map((tool) => [tool, wordsOfTool(tool)]));
  const weightOf = (word: string): number => {
    const count = [...vocabularies.values()].filter((words) => words.has(word)).length;
    return count === 0 ? 0 : Math.log(1 + tools.length / count);
  };
  const score = (words: ReadonlySet<string>, tool: ToolFacts): number => {
    const own = vocabularies.get(tool);
    return [...words].reduce((sum, word) => sum + (own?.has(word) ? weightOf(word) : 0), 0);
  };
  return {
    fitsBest(request, tool, parameters) {
      const rivals = tools.filter((other) => other !== tool && couldTake(other, tool, parameters));
      if (rivals.length === 0) return true;
      const words = new Set(stemsOf(request));
      const own = score(words, tool);
      return rivals.every((rival) => score(words, rival) < own);
    },
  };
}

/** A tool of the same effect that could be called with the same arguments. */
function couldTake(other: ToolFacts, tool: ToolFacts, names: readonly string[]): boolean {
  if (other.isWrite !== tool.isWrite) return false;
  const given = tool.parameters.filter(({ name }) => names.includes(name));
  const takes = (parameter: ToolFacts['parameters'][number]): boolean =>
    given.some(
      (each) => each.kind === parameter.kind && parameter.fit(calledBy(meaningWords(each.name))) >= 0.5,
    ) ||
    // Parameters without a telling name take anything of their kind.
    given.some(
      (each) => each.kind === parameter.kind && (each.name.length <= 4 || parameter.name.length <= 4),
    );
  return other.parameters.filter(({ isRequired, kind }) => isRequired || kind === 'list').every(takes);
}

function wordsOfTool({ name, description }: ToolFacts): ReadonlySet<string> {
  return new Set([...meaningWords(name), ...stemsOf(description)]);
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/[a-z]+/g) ?? []).map((word) => singular(baseVerb(word)));
}
