import type { RetailState } from '../retail/retail-state.ts';
import type { Scenario } from './scenario.ts';
import { storeChangeScenarios } from './store-change-scenarios.ts';
import { storeProbeScenarios } from './store-probe-scenarios.ts';
import { storeReadScenarios } from './store-read-scenarios.ts';
import { storeReturnScenarios } from './store-return-scenarios.ts';

/** All scenarios of the own store, by name. */
export const STORE_SCENARIOS: Readonly<Record<string, Scenario<RetailState>>> = {
  ...storeReadScenarios,
  ...storeChangeScenarios,
  ...storeReturnScenarios,
  ...storeProbeScenarios,
};
