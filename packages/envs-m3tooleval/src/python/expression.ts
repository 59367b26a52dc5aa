import type { PythonValue } from './python-value.ts';

/** A Python expression as far as it is understood: literals, operators, conditions, calls of names, subscripts. */
export type Expression =
  | { readonly type: 'constant'; readonly value: PythonValue }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[] }
  | { readonly type: 'dict'; readonly entries: readonly (readonly [Expression, Expression])[] }
  | { readonly type: 'unary'; readonly operator: '-' | '+' | '~' | 'not'; readonly operand: Expression }
  | BinaryExpression
  | { readonly type: 'logical'; readonly operator: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly type: 'comparison'; readonly first: Expression; readonly rest: readonly ComparisonPart[] }
  | {
      readonly type: 'conditional';
      readonly test: Expression;
      readonly body: Expression;
      readonly otherwise: Expression;
    }
  | CallExpression
  | { readonly type: 'subscript'; readonly target: Expression; readonly index: Expression | SliceParts };

interface BinaryExpression {
  readonly type: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface CallExpression {
  readonly type: 'call';
  readonly callee: Expression;
  readonly args: readonly Expression[];
  readonly keywords: readonly (readonly [name: string, value: Expression])[];
}

/** `== right` of a chain of comparisons. */
export interface ComparisonPart {
  readonly operator: string;
  readonly right: Expression;
}

export interface SliceParts {
  readonly type: 'slice';
  readonly start: Expression | undefined;
  readonly stop: Expression | undefined;
  readonly step: Expression | undefined;
}
