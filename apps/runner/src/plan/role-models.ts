import { knownPrice, type Price } from '@sca/model';
import type { Experiment } from '../experiment/resolve-experiment.ts';

/** Whose calls are counted. */
export type Role = 'challenger' | 'executor' | 'teacher' | 'user' | 'evaluationUser' | 'judge';

/** Who plays a role where the experiment names no model for it, as `openParticipants` decides. */
const STAND_INS: Readonly<Record<Role, readonly Role[]>> = {
  challenger: ['executor'],
  executor: [],
  teacher: [],
  user: [],
  evaluationUser: ['user'],
  judge: ['challenger', 'executor'],
};

/** The model that plays a role. */
export interface RoleModel {
  /** Where the experiment configures it: `models.executor`. */
  readonly setting: string;
  readonly name: string;
  /** Undefined where no price is known. A model that runs in this process costs nothing. */
  readonly price: Price | undefined;
}

const FREE: Price = { promptUsdPerMillion: 0, completionUsdPerMillion: 0 };

/** Finds the model that plays a role, and its price as far as it is known. */
export function roleModel(role: Role, { models }: Pick<Experiment, 'models'>): RoleModel {
  const player = [role, ...STAND_INS[role]].find((each) => models[each] !== undefined) ?? role;
  const settings = models[player];
  const setting = `models.${player}`;
  if (settings === undefined) return { setting, name: 'none', price: undefined };
  if (settings.provider === 'reference') return { setting, name: 'reference policy', price: FREE };
  return { setting, name: settings.model, price: knownPrice(settings) };
}
