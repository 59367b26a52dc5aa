import type { EnvironmentReport, EnvironmentRule } from '@sca/core';

/** Sentences on what is wrong by one rule. A rule that could not be looked at is not kept either. */
export function problemsOfRule({ findings }: EnvironmentReport, rule: EnvironmentRule): string[] {
  return findings.filter((each) => each.rule === rule && each.status !== 'ok').map(({ text }) => text);
}
