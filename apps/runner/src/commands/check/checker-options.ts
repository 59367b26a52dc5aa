import type { CheckerOptions } from '@sca/sandbox';
import { resolveEnvironment } from '../../resolve-environment.ts';
import type { CheckOptions } from './check-options.ts';
import { parseRules } from './parse-rules.ts';

/** What the checker is started with. @throws ScaError `OPTION_INVALID`, `ENVIRONMENT_UNKNOWN` */
export async function resolveCheckerOptions(options: CheckOptions, cwd: string): Promise<CheckerOptions> {
  const { mode, workers, wallTimeMs, interruptCount, memoryMib } = options;
  return {
    rules: parseRules(options.rule ?? []),
    environment: await resolveEnvironment(options.env, cwd),
    mode,
    limits: {
      ...(wallTimeMs !== undefined && { wallTimeMs }),
      ...(interruptCount !== undefined && { interruptCount }),
      ...(memoryMib !== undefined && { memoryBytes: memoryMib * 2 ** 20 }),
    },
    ...(workers !== undefined && { workers }),
  };
}
