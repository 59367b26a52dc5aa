import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Pair,
} from 'yaml';
import { suggest } from '../nearest.ts';

/** What is wrong with an alias, and where it stands in the text. */
export interface AliasProblem {
  readonly offset: number;
  readonly sentence: string;
}

/** Values that a file may stand for with all of its aliases written out. The longest experiment has some hundred. */
const MAX_VALUES = 10_000;

/**
 * Looks through the aliases (`*name`) of a file: whether each names an anchor (`&name`) before it, none stands for
 * itself, and all together stand for no more than a file of this kind can mean.
 */
export function checkAliases(document: Document): AliasProblem | undefined {
  try {
    new AliasWalk().visit(document.contents);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof Found) return thrown.problem;
    throw thrown;
  }
}

/** Ends the walk at the first problem. */
class Found extends Error {
  readonly problem: AliasProblem;

  constructor(node: unknown, sentence: string) {
    super(sentence);
    const offset = (isNode(node) ? node.range?.[0] : undefined) ?? 0;
    this.problem = { offset, sentence };
  }
}

/** An anchor that was passed. */
interface Anchor {
  readonly node: unknown;
  /** How many values it stands for; undefined while they are still being counted. */
  values: number | undefined;
}

class AliasWalk {
  readonly #anchors = new Map<string, Anchor>();
  #values = 0;

  /** Counts the values of a node with everything in it. */
  visit(node: unknown): number {
    if (isAlias(node)) return this.#follow(node);
    const anchor: Anchor = { node, values: undefined };
    if (isNode(node) && 'anchor' in node && node.anchor !== undefined) this.#anchors.set(node.anchor, anchor);
    let values = this.#count(1, node);
    if (isCollection(node))
      for (const item of node.items) values += isPair(item) ? this.#visitPair(item) : this.visit(item);
    anchor.values = values;
    return values;
  }

  #visitPair(pair: Pair): number {
    const values = this.visit(pair.key) + this.visit(pair.value);
    if (isScalar(pair.key) && pair.key.source === '<<') this.#checkMerge(pair);
    return values;
  }

  #follow(alias: Alias): number {
    const { source } = alias;
    const anchor = this.#anchors.get(source);
    if (!anchor) throw new Found(alias, this.#unknown(source));
    if (anchor.values === undefined)
      throw new Found(alias, `*${source} stands inside of what &${source} names, so it would never end.`);
    return this.#count(anchor.values, alias);
  }

  #count(values: number, node: unknown): number {
    this.#values += values;
    if (this.#values > MAX_VALUES && isAlias(node))
      throw new Found(
        node,
        `with *${node.source}, the aliases stand for more than ${MAX_VALUES} values. Write out what is meant.`,
      );
    return values;
  }

  #unknown(name: string): string {
    const known = [...this.#anchors.keys()];
    const hint = known.length > 0 ? ` ${suggest(name, known)}` : '';
    return `*${name} names nothing: no anchor &${name} stands before it.${hint}`;
  }

  /** `<<` takes sections: one, or a list of them. */
  #checkMerge({ value }: Pair): void {
    const sources = isSeq(value) ? value.items : [value];
    const isSection = (node: unknown): boolean =>
      isMap(isAlias(node) ? this.#anchors.get(node.source)?.node : node);
    const wrong = sources.find((source) => !isSection(source));
    if (wrong !== undefined)
      throw new Found(
        wrong ?? value,
        '<< takes the fields of another section: write <<: *name, with &name before that section.',
      );
  }
}
