import type { AirlineState } from '../airline/airline-state.ts';
import type { Database, DomainName } from '../domain.ts';
import type { RetailState } from '../retail/retail-state.ts';
import type { TauTask } from '../tau-task.ts';
import type { World } from '../world.ts';
import { airlineBookScenarios } from './airline-book-scenarios.ts';
import { airlineChangeScenarios } from './airline-change-scenarios.ts';
import { AIRLINE_POLICY } from './airline-policy.ts';
import { airlineProbeScenarios } from './airline-probe-scenarios.ts';
import { airlineServiceScenarios } from './airline-service-scenarios.ts';
import { makeAirline } from './make-airline.ts';
import { makeStore, type WorldSeed } from './make-store.ts';
import { drawTasks } from './own-tasks.ts';
import { STORE_POLICY } from './store-policy.ts';
import { STORE_SCENARIOS } from './store-scenarios.ts';

/** Makes an own world: everything in it follows from seed and size. */
export function createOwnWorld(domain: DomainName, seed: WorldSeed): World {
  const make = domain === 'retail' ? makeStore : makeAirline;
  let made: Database | undefined;
  let tasks: readonly TauTask[] | undefined;
  const database = (): Database => {
    made ??= make(seed);
    return made;
  };
  return {
    name: 'own',
    policy: domain === 'retail' ? STORE_POLICY : AIRLINE_POLICY,
    rules: [],
    schemas: new Map(),
    database,
    tasks(split) {
      if (split !== 'test') return [];
      tasks ??= drawOwnTasks(domain, database(), seed.seed);
      return tasks;
    },
  };
}

const AIRLINE_SCENARIOS = {
  ...airlineBookScenarios,
  ...airlineChangeScenarios,
  ...airlineServiceScenarios,
  ...airlineProbeScenarios,
};

function drawOwnTasks(domain: DomainName, database: Database, seed: number): readonly TauTask[] {
  return domain === 'retail'
    ? drawTasks(database as unknown as RetailState, STORE_SCENARIOS, seed)
    : drawTasks(database as unknown as AirlineState, AIRLINE_SCENARIOS, seed);
}
