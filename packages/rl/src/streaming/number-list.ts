const FIRST_CAPACITY = 1024;

/** A growing list of numbers in a typed array: a few bytes each, and nothing for the garbage collector to visit. */
export class NumberList<Items extends Int32Array | Float64Array> {
  readonly #allocate: (length: number) => Items;
  #items: Items;
  #length = 0;

  /** @param allocate which numbers it holds: signed 32-bit integers, or doubles for offsets in large files */
  constructor(allocate: (length: number) => Items) {
    this.#allocate = allocate;
    this.#items = allocate(FIRST_CAPACITY);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const grown = this.#allocate(this.#length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    return this.#items[index] as number;
  }
}
