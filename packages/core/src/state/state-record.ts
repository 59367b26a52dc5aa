// Records inherit from this empty object, so that `orders['constructor']` is undefined. A constructor is
// used because objects made with `Object.create(null)` are slow dictionaries in V8.
function StateRecord(): void {}
StateRecord.prototype = Object.freeze(Object.create(null));

/** An empty object without inherited members. */
export function createRecord(): Record<string, unknown> {
  return new (StateRecord as unknown as new () => Record<string, unknown>)();
}

/** True for records made by {@link createRecord}. */
function isRecord(value: object): boolean {
  return Object.getPrototypeOf(value) === StateRecord.prototype;
}

/**
 * True for a frozen record of the shared state; the question is cheap. Arrays of the shared state are told
 * by where they are found instead: they must look like any other array.
 */
export function isSharedRecord(value: object): boolean {
  return isRecord(value) && !Object.isExtensible(value);
}

/** True for what JSON writes member by member: arrays and objects that are no instance of a class. */
export function isPlainContainer(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  // The last test holds for the Object.prototype of any realm, and for the prototype of records.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** True for objects and arrays. */
export function isContainer(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}
