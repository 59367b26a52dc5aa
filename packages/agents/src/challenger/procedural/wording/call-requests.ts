import type { Random } from '@sca/core';
import type { ToolFacts } from '../tool-facts.ts';
import { spokenWords } from '../words.ts';
import { fillClause, type StatedArgument } from './fill-clause.ts';
import { parameterNouns } from './nouns.ts';
import { reword } from './synonyms.ts';
import type { ToolTeller } from './tell-apart.ts';
import { readClause, shortClause } from './tool-clause.ts';
import { isVerb } from './verbs.ts';

export interface RequestOptions {
  readonly random: Random;
  readonly teller: ToolTeller;
}

/**
 * One call as a request, such as `count the characters of "amber"`: by the tool's description or name, in one of
 * several ways. Undefined where every way would fit another tool as well.
 */
export function callRequest(
  tool: ToolFacts,
  args: readonly StatedArgument[],
  { random, teller }: RequestOptions,
): string | undefined {
  const names = args.map(({ parameter }) => parameter.name);
  const clause = readClause(tool.description);
  const byName = nameClause(tool);
  const ways = [
    ...(clause ? [reword(clause, random), reword(shortClause(clause), random), shortClause(clause)] : []),
    ...(byName ? [byName] : []),
  ];
  const fallback = clause && byName ? [`${shortClause(clause)} (${byName})`] : [];
  const told = [...random.shuffle(ways), ...fallback].find((way) =>
    teller.fitsBest(withNouns(way, args), tool, names),
  );
  return told && fillClause(told, args, random);
}

/** What a tool is named, as a request; undefined where its name does not begin with a verb. */
function nameClause({ name, parameters }: ToolFacts): string | undefined {
  const words = spokenWords(name).filter((word) => word !== 'details' && word !== 'all');
  const [first = ''] = words;
  if (!isVerb(first) || words.length < 2) return undefined;
  // `find user by email` names its parameters, which come with their values.
  const by = words.indexOf('by');
  const told = by > 1 ? words.slice(0, by) : words;
  const isPlural = /s$/.test(told.at(-1) ?? '');
  if (isPlural || parameters.length === 0) return told.join(' ');
  const verbs = told.findIndex((word) => !isVerb(word));
  return verbs < 1 ? told.join(' ') : [...told.slice(0, verbs), 'the', ...told.slice(verbs)].join(' ');
}

/** The request with what its arguments are called, since that is said as well. */
function withNouns(clause: string, args: readonly StatedArgument[]): string {
  return `${clause} ${args.map(({ parameter }) => parameterNouns(parameter).byName).join(' ')}`;
}
