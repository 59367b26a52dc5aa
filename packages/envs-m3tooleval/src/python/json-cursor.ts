import { PythonError } from './python-error.ts';

const BLANKS = /[ \t\n\r]*/y;

/** A place in a JSON text. */
export class JsonCursor {
  readonly text: string;
  /** In UTF-16 units; messages count code points. */
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  advance(units = 1): void {
    this.at += units;
  }

  skipBlanks(): void {
    this.match(BLANKS);
  }

  takeWord(word: string): boolean {
    const isHere = this.text.startsWith(word, this.at);
    if (isHere) this.at += word.length;
    return isHere;
  }

  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  /** @throws PythonError `Expecting value: line 1 column 1 (char 0)` */
  fail(problem: string, at: number): never {
    const before = Array.from(this.text.slice(0, at));
    const line = before.filter((character) => character === '\n').length + 1;
    const column = before.length - before.lastIndexOf('\n');
    throw new PythonError(
      'JSONDecodeError',
      `${problem}: line ${line} column ${column} (char ${before.length})`,
    );
  }
}
