import { Parser } from 'acorn';

/** Rules under way at once; each takes some hundred bytes of stack. */
const MAX_DEPTH = 400;

/** The rules of the grammar through which all recursion passes. */
const RECURSIVE_RULES = [
  'parseStatement',
  'parseMaybeAssign',
  'parseMaybeUnary',
  'parseExprAtom',
  'parseExprOp',
  'parseBindingAtom',
  'regexp_disjunction',
  'regexp_eatNestedClass',
] as const;

type Rule = (this: { depth: number }, ...args: unknown[]) => unknown;

/**
 * A parser that gives up on deep nesting long before the stack does.
 *
 * Running out of stack is no exception that can be relied on: where V8 has to compile a regular expression of
 * the parser just then, it ends the whole process.
 */
export const ShallowParser: typeof Parser = Parser.extend((Base) => {
  class Shallow extends Base {
    depth = 0;
  }
  const rules = Shallow.prototype as unknown as Record<string, Rule>;
  for (const name of RECURSIVE_RULES) {
    const rule = rules[name];
    if (!rule) throw new Error(`the parser has no rule ${name}`);
    rules[name] = function (...args) {
      this.depth += 1;
      if (this.depth > MAX_DEPTH) throw new RangeError('the code is nested too deeply');
      const node = rule.apply(this, args);
      this.depth -= 1;
      return node;
    };
  }
  return Shallow;
});
