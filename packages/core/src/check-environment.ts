import { acceptedValue } from './check/attempt-call.ts';
import { checkInitialState, checkTasks, checkToolSchemas } from './check/check-definition.ts';
import { checkHostileInput } from './check/check-hostile-input.ts';
import {
  ENVIRONMENT_RULES,
  type EnvironmentReport,
  type EnvironmentRule,
  type ToolReach,
} from './check/environment-report.ts';
import { ProblemLog } from './check/problem-log.ts';
import { startPrototypeGuard } from './check/prototype-guard.ts';
import { type RehearsedCall, rehearse } from './check/rehearsal.ts';
import type { Environment } from './environment.ts';

export interface CheckEnvironmentOptions {
  /** Chooses the sampled calls. The same seed gives the same report. @defaultValue 1 */
  readonly seed?: number;
  /** Sampled calls of each tool; each is made in about four sessions. @defaultValue 30 */
  readonly callsPerTool?: number;
}

/**
 * Checks what every environment promises, by calling its tools with arguments sampled from their schemas and
 * from values of the state. Never throws: whatever is wrong is a finding.
 *
 * Sampling shows problems, it does not prove that there are none; `reach` says how far it got.
 */
export function checkEnvironment(
  environment: Environment,
  options: CheckEnvironmentOptions = {},
): EnvironmentReport {
  const { seed = 1, callsPerTool = 30 } = options;
  const log = new ProblemLog();
  const guard = startPrototypeGuard();
  checkToolSchemas(environment, log);
  const hasState = checkInitialState(environment, log);
  const calls = hasState ? rehearse(environment, log, { seed, callsPerTool }) : [];
  if (hasState) {
    checkTasks(environment, log);
    checkHostileInput(environment, log, calls);
  }
  for (const name of guard.removeAdded()) {
    log.add('hostile-input-refused', `A call added "${name}" to what all objects share.`);
  }
  const findings = log.findings(hasState ? ALL_RULES : WITHOUT_STATE);
  return {
    environment: { id: environment.id, version: environment.version },
    ok: findings.every(({ status }) => status === 'ok'),
    findings,
    reach: environment.tools.map(({ name }) => reachOf(name, calls)),
  };
}

const ALL_RULES: ReadonlySet<EnvironmentRule> = new Set(Object.keys(ENVIRONMENT_RULES) as EnvironmentRule[]);
const WITHOUT_STATE: ReadonlySet<EnvironmentRule> = new Set(['tool-schemas']);

function reachOf(tool: string, calls: readonly RehearsedCall[]): ToolReach {
  const own = calls.filter(({ name }) => name === tool);
  const accepted = own.filter(({ attempt }) => acceptedValue(attempt) !== undefined);
  return { tool, calls: own.length, accepted: accepted.length };
}
