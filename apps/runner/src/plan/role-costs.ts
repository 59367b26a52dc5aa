import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { RoleCalls } from './call-bounds.ts';
import { type Role, type RoleModel, roleModel } from './role-models.ts';

/** Tokens of one call. */
interface CallTokens {
  readonly prompt: number;
  readonly completion: number;
}

/** What the calls of a role may cost. */
export interface RoleCost extends Pick<RoleModel, 'setting'> {
  readonly role: Role;
  readonly model: string;
  /** At most. */
  readonly calls: number;
  /** Assumed of one call. */
  readonly tokens: CallTokens;
  /** Where all calls are made; null where no price is known. */
  readonly costUsd: number | null;
}

/**
 * Assumed means of one call: nobody knows them before a run. Prompts grow with every turn, and the challenger's holds
 * what it explored; what it writes is code.
 */
const TOKENS: Readonly<Record<Role, CallTokens>> = {
  challenger: { prompt: 5_000, completion: 400 },
  executor: { prompt: 3_000, completion: 150 },
  teacher: { prompt: 3_000, completion: 150 },
  user: { prompt: 1_500, completion: 50 },
  evaluationUser: { prompt: 1_500, completion: 50 },
  judge: { prompt: 1_500, completion: 150 },
};

/** One call of PAE's proposer asks for 25 tasks. */
const PROPOSER_TOKENS: CallTokens = { prompt: 3_000, completion: 2_000 };

/** Adds the calls of all stages up by role, with what they may cost. */
export function roleCosts(calls: readonly RoleCalls[], experiment: Experiment): RoleCost[] {
  const totals = new Map<Role, number>();
  for (const each of calls) totals.set(each.role, (totals.get(each.role) ?? 0) + each.calls);
  return [...totals].map(([role, count]) => {
    const { setting, name, price } = roleModel(role, experiment);
    const isProposer = role === 'challenger' && experiment.challenge.kind === 'pae';
    const tokens = isProposer ? PROPOSER_TOKENS : TOKENS[role];
    const perMillion = price
      ? tokens.prompt * price.promptUsdPerMillion + tokens.completion * price.completionUsdPerMillion
      : null;
    const costUsd = perMillion === null ? null : (count * perMillion) / 1_000_000;
    return { role, setting, model: name, calls: count, tokens, costUsd };
  });
}
