import { MAX_KEPT_DEPTH } from './guest-prelude.ts';

/** Shorter texts are parsed faster than they are looked up. */
const MIN_LENGTH = 64;
const MAX_TEXTS = 64;
const MAX_TOTAL_LENGTH = 2 ** 18;

/**
 * Which tool results lie already parsed in the guest's heap image, by the number the guest knows them by.
 *
 * Parsing JSON is half of the cost of a small run, and the runs of one check see mostly the same results.
 * Each parsed copy is handed out once per run; restoring the heap makes it whole again.
 */
export class ResultShelf {
  readonly #numbers = new Map<string, number[]>();
  #taken = new Map<string, number>();
  #count = 0;
  #length = 0;

  /** The texts that are worth it and not there yet. */
  choose(texts: readonly string[]): string[] {
    const wanted = new Map<string, number>();
    let room = MAX_TEXTS - this.#count;
    let length = MAX_TOTAL_LENGTH - this.#length;
    return texts.filter((text) => {
      const copies = (wanted.get(text) ?? 0) + 1;
      wanted.set(text, copies);
      const known = this.#numbers.get(text) ?? [];
      if (text.length < MIN_LENGTH || copies <= known.length) return false;
      if (room === 0 || text.length > length || depthOf(text) >= MAX_KEPT_DEPTH) return false;
      room -= 1;
      length -= text.length;
      return true;
    });
  }

  /** Takes in texts that the guest has parsed, in its order. */
  add(texts: readonly string[]): void {
    for (const text of texts) {
      this.#numbers.set(text, [...(this.#numbers.get(text) ?? []), this.#count]);
      this.#count += 1;
      this.#length += text.length;
    }
  }

  /** The number of a parsed copy that this run has not taken yet. */
  take(text: string): number | undefined {
    if (this.#count === 0 || text.length < MIN_LENGTH) return undefined;
    const numbers = this.#numbers.get(text);
    if (!numbers) return undefined;
    const taken = this.#taken.get(text) ?? 0;
    this.#taken.set(text, taken + 1);
    return numbers[taken];
  }

  /** Forgets what the last run took. */
  restart(): void {
    if (this.#taken.size > 0) this.#taken = new Map();
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
/** [ and {, ] and }. */
const OPENING: ReadonlySet<number> = new Set([91, 123]);
const CLOSING: ReadonlySet<number> = new Set([93, 125]);

/** How deep the arrays and objects of a JSON text are nested. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(unit)) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (CLOSING.has(unit)) depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== QUOTE && at < text.length) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
