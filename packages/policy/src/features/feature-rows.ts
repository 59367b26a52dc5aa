/** Features that hash beyond the table share its weights. */
export type HashBits = number;

/**
 * The options of one decision as rows of weighted features. One instance is filled again for every decision, so that
 * choosing allocates nothing; whoever keeps a decision copies it.
 */
export class FeatureRows {
  /** Index of the weight of each feature, row after row. */
  indexes = new Int32Array(1 << 14);
  /** How strongly each feature holds. */
  values = new Float32Array(1 << 14);
  /** Where each row begins in `indexes`; one more than there are rows. */
  starts = new Int32Array(1 << 8);
  /** What each option's score is before any weight. */
  priors = new Float64Array(1 << 8);
  count = 0;
  private size = 0;
  private readonly mask: number;

  constructor(hashBits: HashBits) {
    this.mask = 2 ** hashBits - 1;
  }

  clear(): void {
    this.count = 0;
    this.size = 0;
  }

  add(hash: number, value = 1): void {
    if (this.size === this.indexes.length) this.growFeatures();
    this.indexes[this.size] = hash & this.mask;
    this.values[this.size] = value;
    this.size += 1;
  }

  /** Ends the row of an option. */
  endRow(prior: number): void {
    if (this.count + 1 === this.starts.length) this.growRows();
    this.priors[this.count] = prior;
    this.scaleRow(this.starts[this.count] as number);
    this.count += 1;
    this.starts[this.count] = this.size;
  }

  /** Scales a row to length 1, so that one step moves the score of any option alike, however many features it has. */
  private scaleRow(start: number): void {
    let squares = 0;
    for (let at = start; at < this.size; at += 1) squares += (this.values[at] as number) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 1;
    for (let at = start; at < this.size; at += 1) this.values[at] = (this.values[at] as number) * scale;
  }

  private growFeatures(): void {
    this.indexes = copied(new Int32Array(this.indexes.length * 2), this.indexes);
    this.values = copied(new Float32Array(this.values.length * 2), this.values);
  }

  private growRows(): void {
    this.starts = copied(new Int32Array(this.starts.length * 2), this.starts);
    this.priors = copied(new Float64Array(this.priors.length * 2), this.priors);
  }
}

function copied<List extends Int32Array | Float32Array | Float64Array>(target: List, source: List): List {
  target.set(source);
  return target;
}
