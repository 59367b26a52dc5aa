import type { Argument, Expression } from './expression.ts';
import { syntaxError } from './syntax-error.ts';
import { requireShortInt, Tokens } from './tokens.ts';

/** A rule's match: the node and the index of the token after it. Undefined where the rule does not fit. */
interface Match<Node = Expression> {
  readonly node: Node;
  readonly next: number;
}

/**
 * Parses an expression as CPython 3.11 does, so that a bad one is refused with CPython's words.
 *
 * Rules follow Grammar/python.gram as far as digits, operators and parentheses reach. As there, a text that does
 * not parse is parsed again with the rules that exist only to find a better message, and then read to its end
 * for mistakes of single tokens, which come first.
 *
 * @throws ToolError
 */
export function parseExpression(text: string): Expression {
  const tokens = new Tokens(text);
  const parsed = new Parser(tokens, false).parse();
  if (parsed) return parsed;
  let reported: unknown = syntaxError('invalid syntax');
  try {
    new Parser(tokens, true).parse();
  } catch (thrown) {
    reported = thrown;
  }
  tokens.scanRest();
  throw reported;
}

class Parser {
  readonly #tokens: Tokens;
  #explains: boolean;
  readonly #expressions = new Map<number, Match | undefined>();
  readonly #sums = new Map<number, Match | undefined>();
  readonly #factors = new Map<number, Match | undefined>();
  readonly #primaries = new Map<number, Match | undefined>();

  /** @param explains whether the rules for messages apply. */
  constructor(tokens: Tokens, explains: boolean) {
    this.#tokens = tokens;
    this.#explains = explains;
  }

  parse(): Expression | undefined {
    const match = this.#expression(0);
    return match && this.#tokens.at(match.next).type === 'end' ? match.node : undefined;
  }

  #is(index: number, text: string): boolean {
    return this.#tokens.at(index).text === text;
  }

  #expression(start: number): Match | undefined {
    return remember(this.#expressions, start, () => {
      if (this.#explains) this.#explainMissingComma(start);
      return this.#sum(start);
    });
  }

  /** Two expressions side by side inside parentheses. */
  #explainMissingComma(start: number): void {
    const first = this.#sum(start);
    if (!first) return;
    this.#explains = false;
    const second = this.#sum(first.next);
    this.#explains = true;
    if (!second || this.#tokens.at(second.next - 1).level === 0) return;
    throw syntaxError('invalid syntax. Perhaps you forgot a comma?');
  }

  #sum(start: number): Match | undefined {
    return remember(this.#sums, start, () => this.#chain(start, ['+', '-'], (at) => this.#term(at)));
  }

  #term(start: number): Match | undefined {
    return this.#chain(start, ['*', '/', '//'], (at) => this.#factor(at));
  }

  #chain(
    start: number,
    operators: readonly string[],
    part: (at: number) => Match | undefined,
  ): Match | undefined {
    let left = part(start);
    while (left) {
      const operator = this.#tokens.at(left.next).text;
      if (!operators.includes(operator)) return left;
      const right = part(left.next + 1);
      if (!right) return left;
      left = { node: binary(operator, left.node, right.node), next: right.next };
    }
    return undefined;
  }

  #factor(start: number): Match | undefined {
    // Signs are read in a loop: thousands of them would overflow the stack.
    let first = start;
    while (this.#is(first, '+') || this.#is(first, '-')) first += 1;
    const operand = remember(this.#factors, first, () => this.#power(first));
    if (!operand) return undefined;
    let { node } = operand;
    for (let index = first - 1; index >= start; index -= 1) {
      node = { type: 'unary', operator: this.#tokens.at(index).text, operand: node, depth: node.depth + 1 };
    }
    return { node, next: operand.next };
  }

  #power(start: number): Match | undefined {
    const base = remember(this.#primaries, start, () => this.#primary(start));
    if (!base || !this.#is(base.next, '**')) return base;
    const exponent = this.#factor(base.next + 1);
    return exponent ? { node: binary('**', base.node, exponent.node), next: exponent.next } : base;
  }

  #primary(start: number): Match | undefined {
    let match = this.#atom(start);
    while (match) {
      // After a point CPython looks for a name.
      if (this.#is(match.next, '.')) this.#tokens.at(match.next + 1);
      const called: Match | undefined = this.#is(match.next, '(') ? this.#call(match) : undefined;
      if (!called) return match;
      match = called;
    }
    return undefined;
  }

  #call(callee: Match): Match | undefined {
    const argument = this.#argument(callee.next + 1);
    const close = argument ? argument.next : callee.next + 1;
    if (!this.#is(close, ')')) return undefined;
    const depth = Math.max(callee.node.depth, argument?.node.value.depth ?? 0) + 1;
    return { node: { type: 'call', callee: callee.node, argument: argument?.node, depth }, next: close + 1 };
  }

  #argument(start: number): Match<Argument> | undefined {
    const { text } = this.#tokens.at(start);
    const stars = text === '*' || text === '**' ? text : '';
    const value = this.#expression(stars ? start + 1 : start);
    return value && { node: { stars, value: value.node }, next: value.next };
  }

  #atom(start: number): Match | undefined {
    const { type, text } = this.#tokens.at(start);
    if (type === 'number') {
      requireShortInt(text);
      return { node: { type: 'number', text, depth: 1 }, next: start + 1 };
    }
    if (text === '...') return { node: { type: 'ellipsis', depth: 1 }, next: start + 1 };
    return text === '(' ? this.#group(start) : undefined;
  }

  #group(start: number): Match | undefined {
    if (this.#is(start + 1, ')')) return { node: { type: 'tuple', depth: 1 }, next: start + 2 };
    // A tuple may begin with a star; without a comma it does not become one.
    if (this.#is(start + 1, '*')) this.#sum(start + 2);
    const inner = this.#expression(start + 1);
    if (inner && this.#is(inner.next, ')')) return { node: inner.node, next: inner.next + 1 };
    if (this.#explains) this.#explainStars(start);
    return undefined;
  }

  #explainStars(start: number): void {
    const { text } = this.#tokens.at(start + 1);
    if (text !== '*' && text !== '**') return;
    const inner = this.#expression(start + 2);
    if (!inner || !this.#is(inner.next, ')')) return;
    throw syntaxError(`cannot use ${text === '*' ? '' : 'double '}starred expression here`);
  }
}

function binary(operator: string, left: Expression, right: Expression): Expression {
  return { type: 'binary', operator, left, right, depth: Math.max(left.depth, right.depth) + 1 };
}

/** What a rule found at a place, computed once: groups are tried by several rules. */
function remember(
  known: Map<number, Match | undefined>,
  start: number,
  find: () => Match | undefined,
): Match | undefined {
  if (known.has(start)) return known.get(start);
  const match = find();
  known.set(start, match);
  return match;
}
