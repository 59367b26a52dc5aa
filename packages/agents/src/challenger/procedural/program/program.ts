import { contentHash, type Json } from '@sca/core';
import type { ToolFacts } from '../tool-facts.ts';
import type { Path } from './path.ts';

/** Where an argument comes from. */
export type Source =
  /** Stated in the instruction. */
  | { readonly type: 'literal'; readonly value: Json }
  /** Read off the result of an earlier call, counted from 0. */
  | { readonly type: 'result'; readonly call: number; readonly path: Path }
  | { readonly type: 'list'; readonly items: readonly Source[] }
  | { readonly type: 'record'; readonly members: readonly (readonly [string, Source])[] }
  /** Arithmetic as text: operands with the operators between them. */
  | {
      readonly type: 'expression';
      readonly operands: readonly Source[];
      readonly operators: readonly Operator[];
    };

export type Operator = '+' | '-' | '*' | '/';

export interface ProgramCall {
  readonly tool: ToolFacts;
  readonly args: readonly Argument[];
}

/** One argument; what is left out of a call has none. */
export interface Argument {
  readonly name: string;
  readonly source: Source;
}

/** Tool calls that build on each other, and where in the last result the answer stands. */
export interface Program {
  readonly calls: readonly ProgramCall[];
  readonly answer: Path;
}

/** A call as it was carried out. */
export interface CarriedOut {
  readonly name: string;
  readonly args: Json;
}

/** Equal for programs that make the same calls with the same arguments. */
export function callsHash(calls: readonly CarriedOut[]): string {
  return contentHash(calls.map(({ name, args }) => ({ name, args })));
}

/** The calls whose results a source needs. */
export function callsOf(source: Source): readonly number[] {
  switch (source.type) {
    case 'literal':
      return [];
    case 'result':
      return [source.call];
    case 'list':
      return source.items.flatMap(callsOf);
    case 'record':
      return source.members.flatMap(([, member]) => callsOf(member));
    case 'expression':
      return source.operands.flatMap(callsOf);
  }
}

/** The same source with every result taken from another place, such as after calls were left out. */
export function mapResults(
  source: Source,
  map: (result: Extract<Source, { type: 'result' }>) => Source,
): Source {
  switch (source.type) {
    case 'literal':
      return source;
    case 'result':
      return map(source);
    case 'list':
      return { ...source, items: source.items.map((item) => mapResults(item, map)) };
    case 'record':
      return { ...source, members: source.members.map(([key, member]) => [key, mapResults(member, map)]) };
    case 'expression':
      return { ...source, operands: source.operands.map((operand) => mapResults(operand, map)) };
  }
}

/** The value of a source; undefined where a path leads nowhere. */
export function valueOfSource(
  source: Source,
  resultOf: (call: number, path: Path) => Json | undefined,
): Json | undefined {
  switch (source.type) {
    case 'literal':
      return source.value;
    case 'result':
      return resultOf(source.call, source.path);
    case 'list':
      return allOf(source.items.map((item) => valueOfSource(item, resultOf)));
    case 'record': {
      const values = allOf(source.members.map(([, member]) => valueOfSource(member, resultOf)));
      return values && Object.fromEntries(source.members.map(([key], index) => [key, values[index] as Json]));
    }
    case 'expression': {
      const values = allOf(source.operands.map((operand) => valueOfSource(operand, resultOf)));
      return values && expressionText(values, source.operators);
    }
  }
}

/** All arguments of a call as one source. */
export function sourceOfArguments(args: readonly Argument[]): Source {
  return { type: 'record', members: args.map(({ name, source }) => [name, source] as const) };
}

/** `2 * 3 + 4`, as the program's code writes it too. */
export function expressionText(operands: readonly Json[], operators: readonly Operator[]): string {
  return operands
    .map((operand, index) => (index === 0 ? '' : ` ${operators[index - 1]} `) + operand)
    .join('');
}

function allOf(values: readonly (Json | undefined)[]): Json[] | undefined {
  return values.some((value) => value === undefined) ? undefined : (values as Json[]);
}
