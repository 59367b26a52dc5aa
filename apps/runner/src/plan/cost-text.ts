import { whole } from '../counted.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { money } from '../report/format.ts';
import { escapeText } from '../terminal/escape-text.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { RoleCost } from './role-costs.ts';

const MEANING =
  'These are upper bounds: all proposals that challenge.maxProposals allows are made, and no episode ends before its last\n' +
  'step. Only calls that an endpoint fails at come on top. Tokens per call are assumed, so what is paid may still differ.\n';

/** What the calls of an experiment may cost, role by role, and what of it is not known. */
export function costText(experiment: Experiment, roles: readonly RoleCost[]): string {
  const isLocal = roles.every(({ model }) => model === 'reference policy');
  const cost = isLocal
    ? 'No endpoint is called: the reference policy runs here and costs nothing.\n'
    : [roleTable(roles), totalText(roles), MEANING].join('\n');
  return `${cost}${trainingText(experiment)}${limitText(experiment, roles)}`;
}

function roleTable(roles: readonly RoleCost[]): string {
  const heading = ['at most', 'calls', 'tokens of each', 'cost'];
  const rows = roles.map(({ role, model, setting, calls, tokens, costUsd }) => [
    `${role}: ${escapeText(model)}${setting === `models.${role}` ? '' : ` (${setting})`}`,
    whole(calls),
    `${whole(tokens.prompt)} + ${whole(tokens.completion)}`,
    costUsd === null ? 'not known' : money(costUsd),
  ]);
  return renderTable([heading, ...rows]);
}

function totalText(roles: readonly RoleCost[]): string {
  const known = roles.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  const unknown = roles.filter(({ costUsd }) => costUsd === null);
  const prices = [...new Set(unknown.map(({ setting }) => `${setting}.price`))].join(' and ');
  const sum = money(known.reduce((total, cost) => total + cost, 0));
  if (unknown.length === 0) return `In all at most some ${sum}.\n`;
  if (known.length === 0) return `The cost is not known: set ${prices}.\n`;
  const names = unknown.map(({ role }) => role).join(' and ');
  const whose = unknown.length === 1 ? 'whose price is' : 'whose prices are';
  return `At most some ${sum} without ${names}, ${whose} not known: set ${prices}.\n`;
}

function trainingText({ train }: Experiment): string {
  const isElsewhere = train.trainer === 'command' || train.trainer === 'openai-compatible';
  return isElsewhere ? 'What the training itself costs is not known and not part of it.\n' : '';
}

function limitText({ limits }: Experiment, roles: readonly RoleCost[]): string {
  if (limits.costUsd === undefined) return '';
  const isUnknown = roles.some(({ costUsd }) => costUsd === null);
  if (isUnknown)
    return 'The run will stop at its first call: limits.costUsd needs the price of every model.\n';
  return `The run stops before it costs more than ${money(limits.costUsd)}.\n`;
}
