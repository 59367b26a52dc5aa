import { hasKey, keysOf, lengthOf, readKey, removeKey, type StateNode, writeKey } from './state-node.ts';
import { nonJsonKind, stateNotJson } from './state-not-json.ts';

// A name that all copies of this module share: an environment may bring its own.
const SNAPSHOT = Symbol.for('@sca/core/snapshot');

/**
 * The value that a tool sees in the state, as it is now: plain, and untouched by what tools do later. Parts that
 * nothing changed are the shared frozen objects; the rest is copied, much faster than by reading it.
 */
export function snapshotOf<Value>(value: Value): Value {
  if (value === null || typeof value !== 'object') return value;
  return (Reflect.get(value, SNAPSHOT) as Value | undefined) ?? value;
}

/** How a view wraps what it hands out and unwraps what it is given. */
export interface ViewContext {
  show(value: unknown, parent: StateNode, key: string): unknown;
  unwrap(value: unknown): unknown;
  /** The plain value of a node's object as it is now. */
  snapshot(raw: object): unknown;
}

/** Shows a node as an ordinary object or array. Only own properties are read, whatever the key. */
export class ReadableView implements ProxyHandler<object> {
  protected readonly node: StateNode;
  protected readonly context: ViewContext;

  constructor(node: StateNode, context: ViewContext) {
    this.node = node;
    this.context = context;
  }

  get(target: object, key: string | symbol): unknown {
    if (typeof key === 'string' && hasKey(this.node, key)) return this.#read(key);
    if (key === SNAPSHOT) return this.context.snapshot(this.node.raw);
    return Array.isArray(target) ? arrayMethod(key) : undefined;
  }

  has(_target: object, key: string | symbol): boolean {
    return typeof key === 'string' && hasKey(this.node, key);
  }

  ownKeys(target: object): string[] {
    const keys = keysOf(this.node);
    return Array.isArray(target) ? [...keys, 'length'] : keys;
  }

  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    if (typeof key !== 'string' || !hasKey(this.node, key)) return undefined;
    const isLength = key === 'length' && Array.isArray(target);
    return { value: this.#read(key), writable: true, enumerable: !isLength, configurable: !isLength };
  }

  set(_target: object, key: string | symbol, _value: unknown): boolean {
    throw new TypeError(`a read tool tried to change ${String(key)}; declare it with effect: 'write'`);
  }

  defineProperty(target: object, key: string | symbol, descriptor: PropertyDescriptor): boolean {
    return 'value' in descriptor && this.set(target, key, descriptor.value);
  }

  deleteProperty(target: object, key: string | symbol): boolean {
    return this.set(target, key, undefined);
  }

  setPrototypeOf(): boolean {
    return false;
  }

  preventExtensions(): boolean {
    return false;
  }

  #read(key: string): unknown {
    return this.context.show(readKey(this.node, key), this.node, key);
  }
}

/** As {@link ReadableView}; changes go into the node. */
export class WritableView extends ReadableView {
  /** @throws ScaError `STATE_NOT_JSON` at the line that stores a Date, a function, NaN, ... */
  override set(_target: object, key: string | symbol, value: unknown): boolean {
    if (typeof key === 'symbol') return false;
    const problem = value === undefined ? undefined : nonJsonKind(value);
    if (problem) throw stateNotJson(`${problem} under "${key}"`);
    if (Array.isArray(this.node.raw)) refuseGap(this.node, key, value);
    writeKey(this.node, key, this.context.unwrap(value));
    return true;
  }

  override deleteProperty(_target: object, key: string | symbol): boolean {
    return typeof key === 'symbol' || removeKey(this.node, key);
  }
}

/** How many empty items one write may leave in an array. */
const MAX_GAP = 10_000;

// An index that a model chose could make an array of four billion items, which no digest gets through.
function refuseGap(node: StateNode, key: string, value: unknown): void {
  const length = lengthOf(node);
  const index = key === 'length' ? Number(value) : Number(key);
  if (index > length + MAX_GAP)
    throw new RangeError(`writing ${key} would leave ${index - length} empty items`);
}

// Of what arrays inherit only their methods: `__proto__` and `constructor` lead to objects that are not the state's.
function arrayMethod(key: string | symbol): unknown {
  if (key === 'constructor' || !Object.hasOwn(Array.prototype, key)) return undefined;
  return Reflect.get(Array.prototype, key);
}
