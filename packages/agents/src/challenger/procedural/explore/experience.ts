import { canonicalJson, type Json } from '@sca/core';
import type { ToolFacts } from '../tool-facts.ts';

/** From where an argument was drawn, as far as it says whether the tool will take it. */
export type DrawKind = 'choice' | 'start' | 'seen' | 'flow' | 'odd' | 'state' | 'invented' | 'composed';

/** One way of finding an argument for one parameter of one tool. */
export interface DrawWay {
  readonly tool: string;
  readonly parameter: string;
  readonly kind: DrawKind;
}

interface Tally {
  tries: number;
  hits: number;
}

interface Seen {
  /** Result texts with the arguments that gave them, as JSON. */
  readonly arguments: Map<string, Set<string>>;
  accepted: number;
}

/** Texts that are given for as many different arguments say nothing. */
const DULL_AFTER = 3;

/** What calls have shown of an environment: which ways of drawing arguments work, which results say nothing. */
export class Experience {
  readonly #ways = new Map<string, Tally>();
  readonly #tools = new Map<string, Seen>();

  /** Records a call that was made with arguments drawn in some ways. */
  add(tool: ToolFacts, ways: readonly DrawWay[], outcome: { args: Json; value: Json | undefined }): void {
    const isHit = outcome.value !== undefined && !isEmpty(outcome.value);
    for (const way of ways) {
      const tally = this.#tallyOf(way);
      tally.tries += 1;
      if (isHit) tally.hits += 1;
    }
    if (outcome.value !== undefined && isHit) this.#remember(tool.name, outcome.args, outcome.value);
  }

  /** How likely a way works: 0.02 to 1. */
  chanceOf(way: DrawWay): number {
    const { tries, hits } = this.#ways.get(keyOf(way)) ?? { tries: 0, hits: 0 };
    return Math.max(0.02, (hits + 1) / (tries + 1.5));
  }

  /** True where calls of the tool were accepted with values that were seen, or that it needs none. */
  isGrounded({ name, parameters }: ToolFacts): boolean {
    const kinds = ['start', 'seen', 'state'] as const;
    return (
      parameters.length === 0 ||
      parameters.some((parameter) =>
        kinds.some(
          (kind) => (this.#ways.get(keyOf({ tool: name, parameter: parameter.name, kind }))?.hits ?? 0) > 2,
        ),
      )
    );
  }

  /** True once calls of the tool gave at least two results that say something. */
  isUseful({ name, parameters }: ToolFacts): boolean {
    const seen = this.#tools.get(name);
    if (!seen) return false;
    const results = [...seen.arguments].filter(
      ([result, args]) => !result.startsWith('"') || args.size < DULL_AFTER,
    );
    return results.length >= (parameters.length === 0 ? 1 : 2);
  }

  /** True for a result that tells nothing: an empty one, or a text that was given for all sorts of arguments. */
  isDull({ name }: ToolFacts, value: Json): boolean {
    if (isEmpty(value)) return true;
    if (typeof value !== 'string') return false;
    return (this.#tools.get(name)?.arguments.get(canonicalJson(value))?.size ?? 0) >= DULL_AFTER;
  }

  #remember(tool: string, args: Json, value: Json): void {
    const seen = this.#tools.get(tool) ?? { arguments: new Map<string, Set<string>>(), accepted: 0 };
    this.#tools.set(tool, seen);
    seen.accepted += 1;
    const result = canonicalJson(value);
    const given = seen.arguments.get(result) ?? new Set<string>();
    if (given.size < DULL_AFTER) given.add(canonicalJson(args));
    seen.arguments.set(result, given);
  }

  #tallyOf(way: DrawWay): Tally {
    const key = keyOf(way);
    const tally = this.#ways.get(key) ?? { tries: 0, hits: 0 };
    this.#ways.set(key, tally);
    return tally;
  }
}

function keyOf({ tool, parameter, kind }: DrawWay): string {
  return `${tool}/${parameter}/${kind}`;
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
