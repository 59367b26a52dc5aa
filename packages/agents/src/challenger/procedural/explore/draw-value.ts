import type { Json, Random } from '@sca/core';
import type { Parameter } from '../parameter.ts';
import type { Path } from '../program/path.ts';
import type { Operator, Source } from '../program/program.ts';
import { settlePath } from '../program/settle-path.ts';
import { invent, isExpression } from '../values/invent.ts';
import type { SeenPlace, Sighting, Sightings } from '../values/sighting.ts';
import type { DrawKind, DrawWay, Experience } from './experience.ts';
import { pickWeighted } from './pick-weighted.ts';

/** What arguments are drawn from. */
export interface DrawContext {
  readonly random: Random;
  readonly sightings: Sightings;
  readonly experience: Experience;
  /** The value of an earlier call. */
  resultOf(call: number): Json;
  /** Notes how an argument was found. */
  note(way: DrawWay): void;
}

/** Longer texts are read off results, never stated. */
const MAX_STATED_LENGTH = 80;
/** Nobody writes numbers with more digits. */
const MAX_STATED_DIGITS = 8;
/** Finds a source for a single value; undefined where nothing suits. */
export function drawValue(context: DrawContext, parameter: Parameter, tool: string): Source | undefined {
  const { random } = context;
  const way = (kind: DrawKind): DrawWay => ({ tool, parameter: parameter.name, kind });
  if (parameter.choices) {
    context.note(way('choice'));
    return parameter.choices.length > 0 ? literal(random.pick(parameter.choices)) : undefined;
  }
  if (isExpression(parameter)) {
    context.note(way('composed'));
    return drawExpression(context);
  }
  const tiers = tiersFor(context, parameter).map((tier) => ({
    tier,
    weight: tier.weight * context.experience.chanceOf(way(tier.kind)),
  }));
  const chosen = pickWeighted(random, tiers)?.tier;
  if (!chosen) return undefined;
  context.note(way(chosen.kind));
  const sighting = pickWeighted(random, chosen.sightings)?.sighting;
  if (sighting) return sourceOf(context, sighting);
  const invented = invent(parameter, random);
  return invented === undefined ? undefined : literal(invented);
}

/** Values that are found in the same way, and how likely that way is taken. */
interface Tier {
  readonly kind: DrawKind;
  readonly weight: number;
  readonly sightings: { readonly sighting: Sighting; readonly weight: number }[];
}

/** Weights of the ways while nothing is known of them. Where values of the right name are there, they are taken. */
const WEIGHTS: Readonly<Record<string, number>> = { seen: 4, start: 3, flow: 1.2, odd: 0.15, state: 1 };

function tiersFor({ sightings }: DrawContext, parameter: Parameter): Tier[] {
  const tiers = new Map<DrawKind, Tier>();
  for (const sighting of sightings.values) {
    if (!parameter.accepts(sighting.value)) continue;
    const ranked = rankOf(sighting, parameter);
    if (!ranked) continue;
    const { kind, weight } = ranked;
    const tier = tiers.get(kind) ?? { kind, weight: WEIGHTS[kind] ?? 1, sightings: [] };
    tiers.set(kind, tier);
    tier.sightings.push({ sighting, weight });
  }
  const invented: Tier = { kind: 'invented', weight: tiers.has('seen') ? 0.15 : 1, sightings: [] };
  return [...tiers.values(), invented];
}

/** In which way a value would be taken, and its weight among those; undefined where it does not fit. */
function rankOf(
  { origin, value, called, isWhole }: Sighting,
  { fit, otherFit, isUsual }: Parameter,
): { kind: DrawKind; weight: number } | undefined {
  if (!isUsual(value)) return isWhole ? { kind: 'odd', weight: 1 } : undefined;
  const own = fit(called);
  if (origin === 'state') return own >= 0.5 ? { kind: 'state', weight: own ** 3 } : undefined;
  if (own >= 0.4) return { kind: origin === 'start' ? 'start' : 'seen', weight: own ** 3 };
  if (origin === 'start' && called.words.length === 0) return { kind: 'start', weight: 0.5 };
  const weak = Math.max(own, otherFit(called), isWhole ? 0.5 : 0);
  return weak > 0 ? { kind: 'flow', weight: weak ** 3 } : undefined;
}

/** A sighting as it is told: by the way to it, or by its value. */
export function sourceOf(context: DrawContext, { source, value }: Sighting): Source | undefined {
  if (source.type !== 'result') return source;
  const isStatable =
    String(value).length <= (typeof value === 'string' ? MAX_STATED_LENGTH : MAX_STATED_DIGITS);
  if (isStatable && context.random.integer(1, 10) <= 3) return literal(value);
  const path = settled(context, source);
  if (path) return { ...source, path };
  return isStatable ? literal(value) : undefined;
}

/** A place with a path that can be told; undefined where there is none. */
export function settled(context: DrawContext, { call, path }: SeenPlace): Path | undefined {
  return settlePath(context.resultOf(call), path, context.random);
}

function drawExpression(context: DrawContext): Source {
  const { random, sightings } = context;
  const seen = sightings.values.filter(
    ({ origin, value }) => origin === 'result' && typeof value === 'number',
  );
  const count = random.integer(0, 3) === 0 ? 3 : 2;
  const operands = Array.from({ length: count }, (): Source => {
    const sighting = seen.length > 0 && random.integer(0, 2) > 0 ? random.pick(seen) : undefined;
    return (sighting && sourceOf(context, sighting)) ?? literal(plainNumber(random));
  });
  // What is twice the same is no arithmetic that anybody asks for.
  if (JSON.stringify(operands[0]) === JSON.stringify(operands[1])) operands[1] = literal(plainNumber(random));
  const operators = operands.slice(1).map(() => random.pick<Operator>(['+', '+', '-', '-', '*', '*', '/']));
  return { type: 'expression', operands, operators };
}

function plainNumber(random: Random): number {
  const whole = random.integer(2, random.pick([12, 100, 900]));
  return random.integer(0, 3) === 0 ? Number((whole + random.float()).toFixed(random.integer(1, 2))) : whole;
}

export function literal(value: Json): Source {
  return { type: 'literal', value };
}
