import type { CodeAsTask, Environment } from '@sca/core';
import { createEnvironment } from './create-environment.ts';
import type { EnvironmentOptions } from './environment-options.ts';
import { suitesOf } from './suite-name.ts';

/** The benchmark's environments by id or group: a suite, `m3tooleval/calculation`, or `m3tooleval` for all. */
export const m3tooleval = {
  /** @throws ScaError `ENVIRONMENT_UNKNOWN`, and what making an environment throws */
  async environments(id: string, options?: EnvironmentOptions): Promise<Environment[]> {
    return Promise.all(suitesOf(id).map((suite) => createEnvironment(suite, options)));
  },

  /** The tasks of a suite or group: 82 official ones in all, and more of the project's own. */
  async tasks(id: string, options?: EnvironmentOptions): Promise<CodeAsTask[]> {
    const environments = await m3tooleval.environments(id, options);
    return environments.flatMap((environment) => [...environment.tasks()]);
  },
};
