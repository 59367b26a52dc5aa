import type { Option, Sighting } from '../options/option.ts';
import type { ParameterForm } from '../reading/parameter-form.ts';
import type { ToolForm } from '../reading/tool-form.ts';
import { hashText, mix, mix3 } from '../text/hash.ts';
import type { CallHistory } from './call-history.ts';
import type { FeatureRows } from './feature-rows.ts';

const TRAIT = hashText('trait');
const TRAIT_STATE = hashText('trait and state');
const STATE = hashText('state');
const AGE = hashText('age');
const MAKER = hashText('maker');
const NEXT = hashText('next of its kind');
const ORDER = hashText('order');
const KIN = hashText('kin');
const LENGTH = hashText('length');
const SPECIAL = hashText('special');
const MOST = { age: 3, kin: 3, length: 5, at: 3, open: 3 };

/** A decision on a value. */
export interface ValueDecision {
  readonly tool: ToolForm;
  readonly form: ParameterForm;
  readonly options: readonly Option[];
  /** The place in a list. */
  readonly at: number;
  /** What was chosen for the call so far. */
  readonly used: readonly Option[];
  readonly history: CallHistory;
}

/** What the rows of one decision have in common. */
interface Scene {
  readonly decision: ValueDecision;
  readonly aspects: readonly number[];
  readonly usedHere: ReadonlySet<string>;
  readonly usedNow: ReadonlySet<string>;
  /** Where the last value that was chosen stood; -1 for none. */
  readonly lastPosition: number;
  /** The first that stands out after it. */
  readonly nextPosition: number;
  /** Kinds of which an unused value was seen. */
  readonly seenKinds: Set<number>;
}

/** One row per option. */
export function addValueRows(rows: FeatureRows, decision: ValueDecision): void {
  const { tool, form, at, options, used, history } = decision;
  const lastPosition = used.findLast((option) => positionOf(option) >= 0);
  const scene: Scene = {
    decision,
    aspects: at === 0 ? form.aspects : form.aspects.map((aspect) => mix(aspect, 1)),
    usedHere: history.usedFor(tool, form.name),
    usedNow: new Set(used.map(({ key }) => bareKey(key))),
    lastPosition: lastPosition ? positionOf(lastPosition) : -1,
    nextPosition: 0,
    seenKinds: new Set(),
  };
  const next = nextAfter(scene.lastPosition, options);
  for (const option of options) {
    if (option.sightings.length === 0) addSpecial(rows, option, scene);
    else addOption(rows, option, { ...scene, nextPosition: next });
    rows.endRow(option.prior);
  }
}

function positionOf({ sightings }: Option): number {
  return sightings[0]?.mention.position ?? -1;
}

// A value that begins a list is the value.
function bareKey(key: string): string {
  return key.startsWith('first ') ? key.slice(6) : key;
}

function nextAfter(position: number, options: readonly Option[]): number {
  const later = options
    .filter((option) => option.prior >= -0.6 && positionOf(option) > position)
    .map(positionOf);
  return Math.min(...later);
}

function addSpecial(rows: FeatureRows, option: Option, { decision, aspects, usedNow }: Scene): void {
  const { at, options } = decision;
  const identity = aspects[0] ?? 0;
  const special = mix(SPECIAL, hashText(option.key));
  const open = options.filter(
    ({ key, prior, sightings }) => sightings.length > 0 && prior >= -0.6 && !usedNow.has(bareKey(key)),
  ).length;
  rows.add(mix(special, identity));
  rows.add(mix3(special, 1, Math.min(at, MOST.at)));
  rows.add(mix3(special, identity, Math.min(open, MOST.open)));
  rows.add(mix3(special, 2, Math.min(open, MOST.open)));
}

function addOption(rows: FeatureRows, option: Option, scene: Scene): void {
  const { decision, aspects, usedHere, usedNow } = scene;
  const key = bareKey(option.key);
  const identity = aspects[0] ?? 0;
  const state =
    (usedNow.has(key) ? 1 : 0) + (decision.history.used.has(key) ? 2 : 0) + (usedHere.has(key) ? 4 : 0);
  // Beginning a list with a value is not the same as giving it alone.
  const salt = key === option.key ? 0 : 1;
  for (const sighting of option.sightings) {
    addSighting(rows, sighting, { scene, state, salt });
  }
  rows.add(mix3(STATE, state, identity));
  rows.add(mix(STATE, state));
  if (Array.isArray(option.value))
    rows.add(mix3(LENGTH, Math.min(option.value.length, MOST.length), identity));
}

function addSighting(
  rows: FeatureRows,
  { mention, age, call }: Sighting,
  { scene, state, salt }: { scene: Scene; state: number; salt: number },
): void {
  const { aspects, decision, seenKinds } = scene;
  const identity = aspects[0] ?? 0;
  const kind = mix(mention.traits[0] ?? 0, salt);
  const old = Math.min(age, MOST.age);
  for (const trait of mention.traits) {
    const salted = mix3(TRAIT, trait, salt);
    for (const aspect of aspects) rows.add(mix(salted, aspect));
    rows.add(mix3(TRAIT_STATE, salted, state));
  }
  rows.add(mix3(AGE, old, identity));
  rows.add(mix3(AGE, old, state));
  rows.add(mix(mix3(MAKER, call?.tool?.identity ?? 0, old), identity));
  if (state === 0 && !seenKinds.has(kind)) {
    seenKinds.add(kind);
    rows.add(mix(NEXT, kind));
    rows.add(mix3(NEXT, kind, identity));
  }
  const shared = mention.kin.filter((hash) => decision.form.kin.has(hash)).length;
  if (shared > 0) {
    rows.add(KIN, Math.min(shared, MOST.kin));
    rows.add(mix(KIN, identity));
    rows.add(mix(KIN, kind));
  }
  addOrder(rows, mention.position, { scene, kind });
}

function addOrder(
  rows: FeatureRows,
  position: number,
  { scene, kind }: { scene: Scene; kind: number },
): void {
  const { lastPosition, nextPosition, aspects } = scene;
  if (lastPosition < 0 || position < 0) return;
  const order = position < lastPosition ? 0 : position === nextPosition ? 1 : 2;
  rows.add(mix3(ORDER, order, aspects[0] ?? 0));
  rows.add(mix3(ORDER, order, kind));
}
