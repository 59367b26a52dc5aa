import { ScaError } from '@sca/core';

/** The five suites, as the official rows name them, in upstream order. */
export const SUITES = [
  'message_decoder',
  'dna_sequencer',
  'trade_calculator',
  'travel_itinerary_planning',
  'web_browsing',
] as const;

export type SuiteName = (typeof SUITES)[number];

/** Environment ids by suite. */
export const SUITE_IDS = {
  message_decoder: 'm3tooleval/message-decoder',
  dna_sequencer: 'm3tooleval/dna-sequencer',
  trade_calculator: 'm3tooleval/trade-calculator',
  travel_itinerary_planning: 'm3tooleval/travel-itinerary',
  web_browsing: 'm3tooleval/web-browsing',
} as const satisfies Record<SuiteName, string>;

const CALCULATION: readonly SuiteName[] = SUITES.filter((suite) => suite !== 'web_browsing');

/** What an id names: one suite, or the paper's groups. Keys are environment ids and group ids. */
export const GROUPS: ReadonlyMap<string, readonly SuiteName[]> = new Map<string, readonly SuiteName[]>([
  ['m3tooleval', SUITES],
  ['m3tooleval/calculation', CALCULATION],
  ...SUITES.map((suite): [string, readonly SuiteName[]] => [SUITE_IDS[suite], [suite]]),
]);

/** The suites of an id or group. @throws ScaError `ENVIRONMENT_UNKNOWN` */
export function suitesOf(id: string): readonly SuiteName[] {
  const suites = GROUPS.get(id);
  if (suites) return suites;
  const sentence = `There is no M3ToolEval suite or group ${JSON.stringify(id)}. Known are ${[...GROUPS.keys()].join(', ')}.`;
  throw new ScaError('ENVIRONMENT_UNKNOWN', sentence, { details: { id } });
}
