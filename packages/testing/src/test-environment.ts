import {
  type CheckEnvironmentOptions,
  checkEnvironment,
  ENVIRONMENT_RULES,
  type Environment,
  type EnvironmentReport,
  type EnvironmentRule,
} from '@sca/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { problemsOfRule } from './problems-of-rule.ts';

/**
 * Registers the contract of an environment as a vitest suite: one test per rule of `checkEnvironment`, named
 * for what it promises. A failing test lists the problems.
 *
 * @example
 * testEnvironment('helpdesk', () => helpdesk);
 */
export function testEnvironment(
  name: string,
  load: () => Environment | Promise<Environment>,
  options: CheckEnvironmentOptions = {},
): void {
  describe(name, () => {
    let report: EnvironmentReport;
    beforeAll(async () => {
      report = checkEnvironment(await load(), options);
    });
    for (const [rule, promise] of Object.entries(ENVIRONMENT_RULES) as [EnvironmentRule, string][]) {
      test(promise, () => expect(problemsOfRule(report, rule)).toEqual([]));
    }
  });
}
