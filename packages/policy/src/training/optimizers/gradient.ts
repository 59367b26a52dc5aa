/** A gradient of which most entries are 0. */
export class Gradient {
  private readonly sums: Float64Array;
  private readonly isTouched: Uint8Array;
  private readonly touched: number[] = [];

  constructor(size: number) {
    this.sums = new Float64Array(size);
    this.isTouched = new Uint8Array(size);
  }

  add(index: number, amount: number): void {
    this.sums[index] = (this.sums[index] as number) + amount;
    if (this.isTouched[index] === 1) return;
    this.isTouched[index] = 1;
    this.touched.push(index);
  }

  /** What was added to an entry so far. */
  at(index: number): number {
    return this.sums[index] ?? 0;
  }

  /** Hands out every entry that was added to, and is 0 again. */
  drain(use: (index: number, amount: number) => void): void {
    for (const index of this.touched) {
      const amount = this.sums[index] as number;
      this.sums[index] = 0;
      this.isTouched[index] = 0;
      if (amount !== 0) use(index, amount);
    }
    this.touched.length = 0;
  }
}
