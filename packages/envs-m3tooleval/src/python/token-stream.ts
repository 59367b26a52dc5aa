import { refuseSyntax, type Token } from './token.ts';

/** Calls within calls beyond which Python gives up, and so do we. */
const MAX_DEPTH = 1500;

/** Tokens read from left to right. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get next(): Token {
    return this.#tokens[this.#at] ?? { type: 'end', text: '' };
  }

  advance(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  /** The text of the next name or operator where it is one of these, which is then read. */
  take(...texts: readonly string[]): string | undefined {
    const text = this.#word();
    if (text === undefined || !texts.includes(text)) return undefined;
    this.#at += 1;
    return text;
  }

  isNext(...texts: readonly string[]): boolean {
    const text = this.#word();
    return text !== undefined && texts.includes(text);
  }

  /** The token after the next one is this operator. */
  isAfterNext(operator: string): boolean {
    const token = this.#tokens[this.#at + 1];
    return token?.type === 'operator' && token.text === operator;
  }

  expect(text: string): void {
    if (this.take(text) === undefined) refuseSyntax();
  }

  /** Guards the stack against deeply nested expressions. */
  nested<Result>(parse: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) refuseSyntax();
    const result = parse();
    this.#depth -= 1;
    return result;
  }

  #word(): string | undefined {
    const token = this.next;
    return token.type === 'name' || token.type === 'operator' ? token.text : undefined;
  }
}
