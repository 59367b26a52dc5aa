import { calculationError, syntaxError } from './syntax-error.ts';

/** One token. `level` is the number of parentheses open after it. */
export interface Token {
  readonly type: 'number' | 'operator' | 'end';
  readonly text: string;
  readonly level: number;
}

/** CPython refuses to nest parentheses deeper. */
const MAX_LEVEL = 200;
/** CPython refuses to read longer ints. */
const MAX_DIGITS = 4300;

const NUMBER = /\d+\.\d*|\.\d+|\d+/y;
const OPERATOR = /\*\*|\/\/|\.\.\.|[-+*/().]/y;

/**
 * The tokens of an expression, read only when asked for: which of two mistakes is reported depends on how far
 * the parser had to look.
 */
export class Tokens {
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #position = 0;
  #level = 0;
  #failure: { readonly error: unknown } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** @throws ToolError where reading up to the token meets a mistake of its own. */
  at(index: number): Token {
    while (this.#tokens.length <= index) this.#tokens.push(this.#next());
    return this.#tokens[index] as Token;
  }

  /** Looks for mistakes in the tokens that nobody asked for yet. An open parenthesis is none of them. */
  scanRest(): void {
    if (this.#failure) throw this.#failure.error;
    this.#skipBlanks();
    while (this.#position < this.#text.length) {
      this.#next();
      this.#skipBlanks();
    }
  }

  // Where reading failed once, nothing after it is looked at.
  #next(): Token {
    try {
      return this.#read();
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
  }

  #read(): Token {
    this.#skipBlanks();
    if (this.#position === this.#text.length) return this.#end();
    const number = this.#take(NUMBER);
    if (number !== undefined) return { type: 'number', text: requireNumber(number), level: this.#level };
    const operator = this.#take(OPERATOR) as string;
    if (operator === '(') this.#open();
    if (operator === ')') this.#close();
    return { type: 'operator', text: operator, level: this.#level };
  }

  #end(): Token {
    if (this.#level > 0) throw syntaxError("'(' was never closed");
    return { type: 'end', text: '', level: 0 };
  }

  #open(): void {
    if (this.#level === MAX_LEVEL) throw syntaxError('too many nested parentheses');
    this.#level += 1;
  }

  #close(): void {
    if (this.#level === 0) throw syntaxError("unmatched ')'");
    this.#level -= 1;
  }

  #skipBlanks(): void {
    while (this.#text[this.#position] === ' ') this.#position += 1;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text)?.[0];
    if (match !== undefined) this.#position += match.length;
    return match;
  }
}

function requireNumber(text: string): string {
  if (text.includes('.')) return text;
  if (/^0+[1-9]/.test(text)) {
    throw syntaxError(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
    );
  }
  return text;
}

/** Refuses an int literal that CPython does not convert. */
export function requireShortInt(text: string): void {
  const { length } = text;
  if (text.includes('.') || length <= MAX_DIGITS) return;
  throw calculationError(
    `Exceeds the limit (${MAX_DIGITS} digits) for integer string conversion: value has ${length} digits; ` +
      'use sys.set_int_max_str_digits() to increase the limit - ' +
      'Consider hexadecimal for huge integer literals to avoid decimal conversion limits. (<string>, line 1)',
  );
}
