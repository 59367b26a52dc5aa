import type { Exemplar } from '@sca/agents';
import { airline } from './airline.ts';
import { dnaSequencer } from './dna-sequencer.ts';
import { helpdesk } from './helpdesk.ts';
import { messageDecoder } from './message-decoder.ts';
import { retail } from './retail.ts';
import { tradeCalculator } from './trade-calculator.ts';
import { travelItinerary } from './travel-itinerary.ts';
import { webBrowsing } from './web-browsing.ts';

/**
 * A worked task by environment id, for challengers to see. Each passes the strict check in the project's own world and is
 * no test task. In the official worlds the tools are the same, and what they name does not exist, as the prompt says.
 */
export const exemplars: ReadonlyMap<string, Exemplar> = new Map([
  ['helpdesk', helpdesk],
  ['m3tooleval/dna-sequencer', dnaSequencer],
  ['m3tooleval/message-decoder', messageDecoder],
  ['m3tooleval/trade-calculator', tradeCalculator],
  ['m3tooleval/travel-itinerary', travelItinerary],
  ['m3tooleval/web-browsing', webBrowsing],
  ['taubench/airline', airline],
  ['taubench/retail', retail],
]);
