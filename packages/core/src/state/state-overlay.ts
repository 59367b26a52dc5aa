import { forkNodes } from './fork-nodes.ts';
import { plainValue } from './plain-value.ts';
import {
  createMadeNode,
  createSharedNode,
  isAtHome,
  type SharedPlace,
  type StateNode,
} from './state-node.ts';
import { createRecord, isContainer } from './state-record.ts';
import { ReadableView, type ViewContext, WritableView } from './state-view.ts';

/**
 * One session's changes over one shared immutable state.
 *
 * Opening costs nothing: a node is made for an object when it is first looked at, and what changes is kept
 * in the node, keyed by the identity of the object. So an object that a tool put in two places stays one
 * object (aliases hold), and a tool that throws leaves what it had written, as in ordinary code.
 */
export class StateOverlay {
  readonly root: StateNode;
  readonly #sharedNodes: Map<object, StateNode>;
  // Objects that tools made and dropped again must not stay in memory.
  readonly #madeNodes = new WeakMap<object, StateNode>();
  // Which object a view shows; tools hand views back to us inside values that they store.
  readonly #shownBy = new WeakMap<object, object>();
  readonly #writing: ViewContext;
  readonly #reading: ViewContext;

  constructor(sharedState: object, sharedNodes: Map<object, StateNode> = new Map()) {
    this.#sharedNodes = sharedNodes;
    this.root = this.#ensureShared(sharedState);
    const unwrap = (value: unknown): unknown => this.unwrap(value);
    const snapshot = (raw: object): unknown => plainValue(this, raw);
    this.#writing = {
      unwrap,
      snapshot,
      show: (value, parent, key) => this.#showWritable(value, parent, key),
    };
    this.#reading = {
      unwrap,
      snapshot,
      show: (value, parent, key) => this.#showReadable(value, parent, key),
    };
  }

  /** The state as ordinary code may read and change it. */
  get writable(): object {
    return this.#writableView(this.root);
  }

  /** The state as read tools see it: changing it throws. Parts that nothing changed are the shared objects. */
  get readable(): object {
    return this.root.isDirty ? this.#readableView(this.root) : this.root.raw;
  }

  /** The object behind a view, or the value itself. */
  unwrap<Value>(value: Value): Value {
    return isContainer(value) ? ((this.#shownBy.get(value) ?? value) as Value) : value;
  }

  /** The node of an object of the shared state; undefined where nobody looked at it, or a tool made it. */
  sharedNode(raw: object): StateNode | undefined {
    return this.#sharedNodes.get(raw);
  }

  /** The node of the object that another node holds under a key. It is not kept: for looking only. */
  memberNode(parent: StateNode, key: string, raw: object): StateNode {
    const known = this.#sharedNodes.get(raw);
    if (known) return known;
    return isAtHome(parent, key, raw) ? createSharedNode(raw) : createMadeNode(raw);
  }

  /** An independent copy: later changes on either side are not seen by the other. */
  fork(): StateOverlay {
    return new StateOverlay(
      this.root.raw,
      forkNodes(this.#sharedNodes, (value) => this.unwrap(value)),
    );
  }

  #ensureShared(raw: object, place?: SharedPlace): StateNode {
    let node = this.#sharedNodes.get(raw);
    if (!node) {
      node = createSharedNode(raw, place);
      this.#sharedNodes.set(raw, node);
    }
    return node;
  }

  #ensureMade(raw: object): StateNode {
    let node = this.#madeNodes.get(raw);
    if (!node) {
      node = createMadeNode(raw);
      this.#madeNodes.set(raw, node);
    }
    return node;
  }

  #showWritable(value: unknown, parent: StateNode, key: string): unknown {
    if (!isContainer(value)) return value;
    const raw = this.unwrap(value);
    if (isAtHome(parent, key, raw)) return this.#writableView(this.#ensureShared(raw, { parent, key }));
    return this.#writableView(this.#sharedNodes.get(raw) ?? this.#ensureMade(raw));
  }

  #showReadable(value: unknown, parent: StateNode, key: string): unknown {
    if (!isContainer(value)) return value;
    const raw = this.unwrap(value);
    const shared = this.#sharedNodes.get(raw);
    if (shared) return shared.isDirty ? this.#readableView(shared) : raw;
    return isAtHome(parent, key, raw) ? raw : this.#readableView(this.#ensureMade(raw));
  }

  #writableView(node: StateNode): object {
    node.writable ??= this.#proxy(node, new WritableView(node, this.#writing));
    return node.writable;
  }

  #readableView(node: StateNode): object {
    node.readable ??= this.#proxy(node, new ReadableView(node, this.#reading));
    return node.readable;
  }

  #proxy(node: StateNode, view: ReadableView): object {
    const proxy = new Proxy(Array.isArray(node.raw) ? [] : createRecord(), view);
    this.#shownBy.set(proxy, node.raw);
    return proxy;
  }
}
