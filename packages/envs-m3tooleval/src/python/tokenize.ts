import { scanNumber } from './scan-number.ts';
import { scanText } from './scan-text.ts';
import { refuseSyntax, type Token } from './token.ts';

const OPERATOR = /\*\*|\/\/|<<|>>|<=|>=|==|!=|\.\.\.|[-+*/%&|^~<>()[\]{},:=.@]/y;
const NAME = /[\p{L}\p{Nl}_\u00b7][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}]*/uy;
const TEXT_START = /(?:[rbu]|br|rb)?(?:'''|"""|'|")/iy;
const BLANK = /(?:[ \t\f]|\\\r?\n)+/y;
const BREAK = /(?:#[^\n\r]*)?(?:\r\n|\n|\r)/y;
const COMMENT = /#[^\n\r]*/y;

/** Brackets that may be open at a time, as in CPython. */
const MAX_BRACKETS = 200;

/**
 * Splits the text of one expression. Line breaks count for nothing inside brackets and end the expression outside.
 *
 * @throws PythonError SyntaxError
 */
export function tokenize(source: string): Token[] {
  // Python reads source as UTF-8, which has no halves of surrogate pairs.
  if (/[\0\p{Cs}]/u.test(source)) return refuseSyntax();
  const scanner = new Scanner(source);
  while (scanner.step());
  return scanner.tokens;
}

class Scanner {
  readonly tokens: Token[] = [];
  readonly #source: string;
  #at = 0;
  #depth = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads one token or what lies between tokens; false at the end. */
  step(): boolean {
    this.#match(BLANK);
    if (this.#at >= this.#source.length) return this.#finish();
    if (this.#match(BREAK) !== undefined) return this.#depth > 0 || this.#endLine();
    if (this.#match(COMMENT) !== undefined) return true;
    if (!this.#scanText() && !this.#scanNumber()) this.#scanWord();
    return true;
  }

  #scanText(): boolean {
    const start = this.#match(TEXT_START);
    if (start === undefined) return false;
    const scanned = scanText(this.#source, { start, from: this.#at });
    this.#at = scanned.end;
    this.tokens.push({ type: 'text', value: scanned.value, isBytes: scanned.isBytes });
    return true;
  }

  #scanNumber(): boolean {
    const scanned = scanNumber(this.#source, this.#at);
    if (!scanned) return false;
    this.#at = scanned.end;
    this.tokens.push({ type: 'number', value: scanned.value });
    return true;
  }

  #scanWord(): void {
    const name = this.#match(NAME);
    if (name !== undefined) {
      this.tokens.push({ type: 'name', text: name.normalize('NFKC') });
      return;
    }
    const operator = this.#match(OPERATOR) ?? refuseSyntax();
    if ('([{'.includes(operator)) this.#depth += 1;
    if (')]}'.includes(operator)) this.#depth -= 1;
    if (this.#depth > MAX_BRACKETS) refuseSyntax();
    this.tokens.push({ type: 'operator', text: operator });
  }

  /** An expression may begin after empty lines; after its own line only blank lines and comments may follow. */
  #endLine(): boolean {
    if (this.tokens.length === 0) return true;
    const rest = this.#source.slice(this.#at).replace(/#[^\n\r]*/g, '');
    return /^[ \t\f\r\n]*$/.test(rest) ? this.#finish() : refuseSyntax();
  }

  #finish(): false {
    this.tokens.push({ type: 'end', text: '' });
    return false;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0];
    if (text === undefined) return undefined;
    this.#at += text.length;
    return text;
  }
}
