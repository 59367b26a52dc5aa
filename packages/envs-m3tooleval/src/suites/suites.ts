import type { SuiteName } from '../suite-name.ts';
import { dnaSequencerSuite } from './dna-sequencer/dna-sequencer.ts';
import { messageDecoderSuite } from './message-decoder/message-decoder.ts';
import type { Suite } from './suite.ts';
import { tradeCalculatorSuite } from './trade-calculator/trade-calculator.ts';
import { travelItinerarySuite } from './travel-itinerary/travel-itinerary.ts';
import { webBrowsingSuite } from './web-browsing/web-browsing.ts';

/** The five suites by name. What a suite's state is shows only in its own folder. */
export const suites: Readonly<Record<SuiteName, Suite>> = {
  message_decoder: messageDecoderSuite,
  dna_sequencer: erase(dnaSequencerSuite),
  trade_calculator: tradeCalculatorSuite,
  travel_itinerary_planning: erase(travelItinerarySuite),
  web_browsing: erase(webBrowsingSuite),
};

function erase<State extends object>(suite: Suite<State>): Suite {
  return suite as unknown as Suite;
}
