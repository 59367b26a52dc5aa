import { whole } from '../../counted.ts';
import { money } from '../format.ts';
import { type Html, html } from '../html.ts';
import type { ReportData, UnitCost } from '../report-data.ts';
import { type Column, table } from './section.ts';

const COLUMNS: readonly Column[] = [
  [''],
  ['model calls', 'number'],
  ['prompt tokens', 'number'],
  ['completion tokens', 'number'],
  ['cost', 'number'],
];

/** What the run took, by role, and what one task and one training sample took. */
export function costSection({ costs, perKeptTask, perSample, experiment }: ReportData): Html {
  const rows = costs.map(({ role, ...cost }) => [role, ...cells(cost)]);
  const units = [
    ['per kept task', ...(perKeptTask ? cells(perKeptTask) : NONE)],
    ['per training sample', ...(perSample ? cells(perSample) : NONE)],
  ];
  const isPae = experiment.challenge.kind === 'pae';
  return html`<h2>Cost</h2>
${table(COLUMNS, [...rows, ...units])}
<p class="note">In US dollars. A kept task costs what the challenger used, refused proposals included; a training sample that and the rollouts with their users, those that gave no sample included. Where no price is known, the cost is not known: set the price of the model in the experiment.${isPae ? ' What the judge used is in usage.json and no part of this.' : ''}</p>`;
}

const NONE: readonly string[] = ['there is none', '', '', ''];

function cells({ calls, promptTokens, completionTokens, costUsd }: UnitCost): string[] {
  return [
    amount(calls),
    amount(promptTokens),
    amount(completionTokens),
    costUsd === null ? 'not known' : money(costUsd),
  ];
}

/** Means of few calls are worth a digit. */
function amount(value: number): string {
  return Number.isInteger(value) || value >= 100 ? whole(Math.round(value)) : value.toFixed(1);
}
