/** Collects items until there are enough for statistics over all of them. */
export interface Batches<Item, Row> {
  add(item: Item): Row[];
  finish(): Row[];
}

/** @param size Items per batch; 1 = every item is done at once. */
export function startBatches<Item, Row>(size: number, rowsOf: (batch: Item[]) => Row[]): Batches<Item, Row> {
  let held: Item[] = [];
  const release = (): Row[] => {
    const batch = held;
    held = [];
    return batch.length === 0 ? [] : rowsOf(batch);
  };
  return {
    add(item) {
      held.push(item);
      return held.length >= size ? release() : [];
    },
    finish: release,
  };
}
