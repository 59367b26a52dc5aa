import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { environments } from './environments.ts';
import { judgeProcedural } from './testing/judge-procedural.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const PROPOSALS = 200;

/** What the procedural challenger makes of every environment in its own world, strictly judged. */
const reports = [];
for (const [environment, load] of environments) {
  reports.push({ environment, ...(await judgeProcedural(await load(), PROPOSALS)) });
}
console.table(
  reports.map(({ environment, proposals, funnel, cpuMsPerProposal, ...report }) => ({
    environment,
    keptPercent: Number(((100 * report.kept) / proposals).toFixed(1)),
    lost: JSON.stringify(Object.fromEntries(Object.entries(funnel).filter(([reason]) => reason !== 'kept'))),
    sequences: report.sequences,
    tools: report.tools,
    duplicates: report.duplicates,
    perturbedAccepted: report.perturbedAccepted,
    extraWrites: `${report.extraWriteAccepted} of ${report.extraWriteTried}`,
    perCpuSecond: Math.round(1000 / cpuMsPerProposal),
  })),
);
if (values.json) writeFileSync(values.json, JSON.stringify(reports, null, 2));
