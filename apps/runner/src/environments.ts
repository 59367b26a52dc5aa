import type { EnvironmentReference } from '@sca/core';

/** The environments that `--env` knows by id. Each is imported only when it is asked for. */
export const environments: ReadonlyMap<string, () => Promise<EnvironmentReference>> = new Map([
  ['helpdesk', async () => (await import('@sca/example-helpdesk')).helpdeskReference],
]);
