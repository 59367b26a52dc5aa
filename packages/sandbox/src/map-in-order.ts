/**
 * Works on a stream with up to `width` items under way, and gives the results in the order of the items.
 *
 * A result is given as soon as those before it are, also while the source makes the next item wait. An error of
 * the work is thrown when its turn comes.
 */
export async function* mapInOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  { width, work }: { width: number; work: (item: Item) => Promise<Result> },
): AsyncGenerator<Result> {
  const source = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const underWay: Promise<Result>[] = [];
  let reading: Promise<IteratorResult<Item>> | undefined;
  let isExhausted = false;
  try {
    while (!isExhausted || underWay.length > 0) {
      if (!isExhausted && underWay.length < width) reading ??= Promise.resolve(source.next());
      const [first] = underWay;
      const isFirstDone = first !== undefined && (await settledBefore(first, reading));
      if (isFirstDone) {
        void underWay.shift();
        yield await first;
      } else if (reading) {
        const { done, value } = await reading;
        reading = undefined;
        if (done) isExhausted = true;
        else {
          const result = work(value);
          ignoreUnhandled(result);
          underWay.push(result);
        }
      }
    }
  } finally {
    const closing = Promise.resolve(source.return?.());
    // A source that makes its next item wait closes only after that; the reader is let go at once.
    if (reading) ignoreUnhandled(closing);
    else await closing;
  }
}

/** Waits for either; true where the first one settled, or where there is no other. */
async function settledBefore(first: Promise<unknown>, other: Promise<unknown> | undefined): Promise<boolean> {
  const isFirst = (value: boolean) => (): boolean => value;
  const contenders = [first.then(isFirst(true), isFirst(true))];
  if (other) contenders.push(other.then(isFirst(false), isFirst(false)));
  return Promise.race(contenders);
}

// An error waits for its turn; until then it must not count as unhandled.
function ignoreUnhandled(promise: Promise<unknown>): void {
  promise.catch(() => undefined);
}
