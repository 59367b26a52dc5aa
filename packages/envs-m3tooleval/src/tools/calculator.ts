import { evaluateSource } from '../python/evaluate.ts';
import { isRaised } from '../python/python-error.ts';
import type { PythonValue } from '../python/python-value.ts';
import { str } from '../python/repr.ts';
import type { PythonTool } from './python-tool.ts';

/** Upstream: the function of that name in tasks/impl/trade_calculator.py and tasks/impl/web_browsing. */
export const calculator: PythonTool = {
  name: 'calculator',
  description: 'Works out an arithmetic expression, such as (12.5 + 3) * 4, and gives its value.',
  signature: 'calculator(expression: str) -> float',
  parameters: [
    { name: 'expression', type: 'string', description: 'Numbers, + - * / // % ** and parentheses.' },
  ],
  run: (_state, [expression = null]) => calculate(expression),
};

/** Any failure is a normal result that repeats the expression. */
function calculate(expression: PythonValue): PythonValue {
  try {
    if (typeof expression === 'string') return evaluateSource(expression);
  } catch (thrown) {
    if (!isRaised(thrown)) throw thrown;
  }
  return `Failed to evaluate expression: ${str(expression)}`;
}
