import type { Json, Random } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import { isList } from '../program/path.ts';
import type { Argument, Program, ProgramCall, Source } from '../program/program.ts';
import { callsOf } from '../program/program.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { askFor } from './ask-for.ts';
import { callRequest } from './call-requests.ts';
import type { StatedArgument } from './fill-clause.ts';
import { joinRequests } from './join-requests.ts';
import { oneOf, resultNoun } from './nouns.ts';
import { type Owner, type PhraseStyle, pathPhrase } from './path-phrase.ts';
import type { ToolTeller } from './tell-apart.ts';
import { chooseQuotes, enumerate, statedValue } from './value-phrase.ts';

export interface WordingOptions {
  readonly random: Random;
  readonly teller: ToolTeller;
}

/** What is worded: a program, what its calls gave, and the answer. */
export interface Worded {
  readonly program: Program;
  readonly results: readonly Json[];
  readonly answer: Json;
}

/**
 * Words a program as an instruction that says everything needed to carry it out, and asks for the answer.
 * Undefined where a call cannot be told from other tools.
 */
export function wordInstruction(
  { program, results, answer }: Worded,
  options: WordingOptions,
): string | undefined {
  const { random } = options;
  const style: PhraseStyle = { random, quotes: chooseQuotes(random) };
  const requests: string[] = [];
  for (const [index, call] of program.calls.entries()) {
    const args = call.args.flatMap((argument) =>
      statedArgument(argument, { program, results, index, style }),
    );
    const request = callRequest(call.tool, args, options);
    if (request === undefined) return undefined;
    requests.push(request);
  }
  const last = program.calls.length - 1;
  const owner = ownerOf(program.calls[last] as ProgramCall, {
    result: results[last] ?? null,
    distance: 1,
    index: last,
    random,
  });
  const ask = askFor(
    { answer, path: program.answer, owner, tool: program.calls[last]?.tool as ToolFacts },
    style,
  );
  return joinRequests(requests, ask, random);
}

interface Place {
  readonly program: Program;
  readonly results: readonly Json[];
  readonly index: number;
  readonly style: PhraseStyle;
}

function statedArgument({ name, source }: Argument, place: Place): StatedArgument[] {
  const parameter = place.program.calls[place.index]?.tool.parameters.find((each) => each.name === name);
  if (!parameter) return [];
  const isEmpty =
    source.type === 'literal' &&
    (source.value === '' || (isListValue(source.value) && source.value.length === 0));
  return [
    {
      parameter,
      phrase: sourcePhrase(source, parameter, place),
      type: callsOf(source).length > 0 && source.type === 'result' ? 'reference' : 'stated',
      isNumber: (parameter.kind === 'number' || parameter.kind === 'integer') && source.type !== 'result',
      isEmpty,
    },
  ];
}

function isListValue(value: Json): value is readonly Json[] {
  return value !== null && isList(value);
}

const OPERATOR_WORDS = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided by' } as const;

function sourcePhrase(source: Source, parameter: Parameter, place: Place): string {
  const { style } = place;
  switch (source.type) {
    case 'literal':
      return statedValue(source.value, style.quotes, style.random);
    case 'result':
      return referencePhrase(source, parameter, place);
    case 'list':
      return enumerate(source.items.map((item) => sourcePhrase(item, parameter.item ?? parameter, place)));
    case 'record':
      return source.members
        .map(([key, member]) => `${key} ${sourcePhrase(member, parameter, place)}`)
        .join(', ');
    case 'expression': {
      const isPlain = callsOf(source).length === 0 && style.random.integer(0, 1) === 0;
      const operands = source.operands.map((operand) => sourcePhrase(operand, parameter, place));
      return operands
        .map((operand, at) => {
          const operator = source.operators[at - 1];
          return operator ? ` ${isPlain ? operator : OPERATOR_WORDS[operator]} ${operand}` : operand;
        })
        .join('');
    }
  }
}

/** What an earlier call gave, as it is referred to. */
function referencePhrase(
  { call, path }: Extract<Source, { type: 'result' }>,
  parameter: Parameter,
  { program, results, index, style }: Place,
): string {
  const made = program.calls[call] as ProgramCall;
  const owner = ownerOf(made, {
    result: results[call] ?? null,
    distance: index - call,
    index: call,
    random: style.random,
  });
  const last = path.at(-1);
  // An id stands for the thing: `that ticket`, `the customer of that ticket`.
  const isThing = parameter.isId;
  const isOwnId = isThing && last?.type === 'field' && last.key === 'id';
  return pathPhrase(owner, { path: isOwnId ? path.slice(0, -1) : path, end: { isThing } }, style);
}

interface Distance {
  readonly result: Json;
  /** Calls since then; 1 for the call just before. */
  readonly distance: number;
  readonly index: number;
  readonly random: Random;
}

/** How the result of a call is referred to later. */
function ownerOf({ tool }: ProgramCall, { result, distance, index, random }: Distance): Owner {
  const noun = resultNoun(tool);
  const isNear = distance === 1;
  const place = ['first', 'second', 'third', 'fourth'][index] ?? 'last';
  if (result !== null && typeof result === 'object') {
    const phrase = isListValue(result)
      ? `those ${noun}`
      : isNear
        ? `that ${oneOf(noun)}`
        : `the ${oneOf(noun)} of the ${place} step`;
    return { phrase, noun, isNear: isNear && !isListValue(result) };
  }
  const near = random.pick(['the result', 'that', 'what you get']);
  return { phrase: isNear ? near : `the result of the ${place} step`, noun, isNear };
}
