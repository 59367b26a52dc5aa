import type { EnvironmentReference } from '@sca/core';

type LoadReference = () => Promise<EnvironmentReference>;

const M3TOOLEVAL = [
  'message-decoder',
  'dna-sequencer',
  'trade-calculator',
  'travel-itinerary',
  'web-browsing',
];

/** The environments that `--env` knows by id. Each is imported only when it is asked for. */
export const environments: ReadonlyMap<string, LoadReference> = new Map([
  ['helpdesk', async () => (await import('@sca/example-helpdesk')).helpdeskReference],
  ...M3TOOLEVAL.map((suite) => m3tooleval(`m3tooleval/${suite}`)),
  taubench('taubench/retail', 'createRetail'),
  taubench('taubench/airline', 'createAirline'),
]);

/** A suite in the project's own world, which needs no data. */
function m3tooleval(id: string): [string, LoadReference] {
  return [
    id,
    async () => {
      const { environmentReferences } = await import('@sca/envs-m3tooleval');
      return environmentReferences(id)[0] as EnvironmentReference;
    },
  ];
}

/** A domain in the project's own world, which needs no data. */
function taubench(id: string, factory: string): [string, LoadReference] {
  return [id, async () => ({ module: import.meta.resolve('@sca/envs-taubench'), export: factory })];
}
