import type { Environment, EnvironmentReference, Json } from '@sca/core';
import { createEnvironment } from './create-environment.ts';
import type { EnvironmentOptions } from './environment-options.ts';
import { type SuiteName, suitesOf } from './suite-name.ts';

type Factory = (options?: EnvironmentOptions) => Promise<Environment>;

/** `m3tooleval/dna-sequencer` */
export const dnaSequencer: Factory = (options) => createEnvironment('dna_sequencer', options);
/** `m3tooleval/message-decoder` */
export const messageDecoder: Factory = (options) => createEnvironment('message_decoder', options);
/** `m3tooleval/trade-calculator` */
export const tradeCalculator: Factory = (options) => createEnvironment('trade_calculator', options);
/** `m3tooleval/travel-itinerary` */
export const travelItinerary: Factory = (options) => createEnvironment('travel_itinerary_planning', options);
/** `m3tooleval/web-browsing` */
export const webBrowsing: Factory = (options) => createEnvironment('web_browsing', options);

const EXPORTS: Readonly<Record<SuiteName, string>> = {
  dna_sequencer: 'dnaSequencer',
  message_decoder: 'messageDecoder',
  trade_calculator: 'tradeCalculator',
  travel_itinerary_planning: 'travelItinerary',
  web_browsing: 'webBrowsing',
};

/**
 * Where worker threads find the environments of an id or group, such as `m3tooleval/calculation`.
 *
 * @throws ScaError `ENVIRONMENT_UNKNOWN`
 */
export function environmentReferences(id: string, options: EnvironmentOptions = {}): EnvironmentReference[] {
  const given = JSON.parse(JSON.stringify(options)) as Json;
  return suitesOf(id).map((suite) => ({ module: import.meta.url, export: EXPORTS[suite], options: given }));
}
