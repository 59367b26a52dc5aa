import { dictKey } from './dict-key.ts';
import type { PythonValue } from './python-value.ts';

/** A dict: in order of insertion, with one entry for keys that Python takes as equal (1, 1.0 and True). */
export class PythonDict {
  readonly #entries = new Map<string, [key: PythonValue, value: PythonValue]>();

  constructor(entries: Iterable<readonly [PythonValue, PythonValue]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Keeps the place and the key of an equal entry. @throws PythonError for a key that cannot be hashed. */
  set(key: PythonValue, value: PythonValue): void {
    const hash = dictKey(key);
    const entry = this.#entries.get(hash);
    if (entry) entry[1] = value;
    else this.#entries.set(hash, [key, value]);
  }

  get(key: PythonValue): PythonValue | undefined {
    return this.#entries.get(dictKey(key))?.[1];
  }

  entries(): [key: PythonValue, value: PythonValue][] {
    return [...this.#entries.values()];
  }

  keys(): PythonValue[] {
    return this.entries().map(([key]) => key);
  }
}
