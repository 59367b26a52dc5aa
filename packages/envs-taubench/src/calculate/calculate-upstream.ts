import { floatOf } from '../python/arithmetic.ts';
import { iterate } from '../python/containers.ts';
import { floatText } from '../python/float-text.ts';
import { errorOf, refuse } from '../python/python-error.ts';
import { classOf, type PythonValue } from '../python/python-value.ts';
import { roundNumber } from '../python/round-number.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { isReal, operandClass } from './operand.ts';
import { parseExpression } from './parser.ts';

const ALLOWED = '0123456789+-*/(). ';

/** Nodes above each other that CPython compiles; its own limit depends on how deep the caller's stack is. */
const MAX_DEPTH = 2990;

/** What the original's calculate gives: `str(round(float(eval(expression)), 2))`. Upstream: tools/calculate.py. */
export function calculateUpstream(expression: PythonValue): string {
  requireAllowed(expression);
  if (typeof expression !== 'string') return refuse('eval() arg 1 must be a string, bytes or code object');
  const text = expression.replace(/^ +/, '');
  if (text === '') return refuse('invalid syntax (<string>, line 0)');
  const value = evaluate(requireShallow(parseExpression(text)));
  if (!isReal(value)) {
    return refuse(`float() argument must be a string or a real number, not '${operandClass(value)}'`);
  }
  return floatText(Number(roundNumber(floatOf(value))));
}

function requireAllowed(expression: PythonValue): void {
  for (const element of iterate(expression)) {
    const isText = typeof element === 'string';
    if (!isText) refuse(`'in <string>' requires string as left operand, not ${classOf(element)}`);
    else if (!ALLOWED.includes(element)) throw errorOf('invalid characters in expression');
  }
}

function requireShallow(expression: Expression): Expression {
  return expression.depth > MAX_DEPTH
    ? refuse('maximum recursion depth exceeded during compilation')
    : expression;
}
