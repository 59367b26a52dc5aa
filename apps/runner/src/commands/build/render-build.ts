import { type BuildReport, type Distribution, TRAJECTORY_REASONS, type TrajectoryReason } from '@sca/rl';
import { NOTES, REFUSALS, type RefusalReason } from '@sca/rl/exporters';
import { counted, whole } from '../../counted.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { shorten } from '../../terminal/shorten.ts';
import type { BuildOutcome } from './run-build.ts';

/** What became of the trajectories: counts with reasons, from the lines of the input to the files. */
export function renderBuild(outcome: BuildOutcome, out: string): string {
  const { manifest, build, input, tools } = outcome;
  const sections = [
    renderTable([...inputRows(input.counts), ...trajectoryRows(build), ...exportRows(outcome)]),
    [...distributionLines(build), ...shareLines(build)].join(''),
    explanations(outcome),
    unknownTools(tools.unknown),
    `${manifest.consumer}: ${manifest.files.map(({ path }) => path).join(', ')} in ${escapeText(out)}\n`,
  ];
  return `\n${sections.filter((section) => section !== '').join('\n')}`;
}

function inputRows(counts: Readonly<Record<string, number | undefined>>): string[][] {
  const bad = Object.entries(counts).map(([reason, lines = 0]) => [`  ${reason}`, whole(lines)]);
  return bad.length === 0 ? [] : [['lines passed over', ''], ...bad];
}

function trajectoryRows({ trajectories, rows }: BuildReport): string[][] {
  return [
    ['trajectories', whole(trajectories.in)],
    ...Object.entries(trajectories.leftOut).map(([reason, lost]) => [`  ${reason}`, `-${whole(lost)}`]),
    ['used', whole(trajectories.used)],
    [`rows${rows.messageLevel > 0 && rows.tokenLevel === 0 ? ', without token ids' : ''}`, whole(rows.out)],
  ];
}

function exportRows({ manifest }: BuildOutcome): string[][] {
  const { withoutRecord, refused } = manifest.export.rows;
  return [
    ...Object.entries(refused).map(([reason, rows]) => [`  ${reason}`, `-${whole(rows)}`]),
    ...(withoutRecord > 0 ? [['  stood for by another row', `-${whole(withoutRecord)}`]] : []),
    ...manifest.files.flatMap(({ path, rows }) => (rows === undefined ? [] : [[path, whole(rows)]])),
  ];
}

function distributionLines({ reward, length, tokens }: BuildReport): string[] {
  const written = length.tokens.count > 0 ? length.tokens : length.characters;
  const unit = length.tokens.count > 0 ? 'tokens' : 'characters';
  const trained = tokens.trained > 0 ? `; loss is borne by ${counted(tokens.trained, 'token')}` : '';
  return [`reward: ${describe(reward)}\n`, `${unit} that the policy wrote: ${describe(written)}${trained}\n`];
}

function describe({ mean, standardDeviation, min, max, quantiles }: Distribution): string {
  if (mean === null || !quantiles) return 'none';
  const spread = standardDeviation === null ? '' : `, deviation ${short(standardDeviation)}`;
  return `mean ${short(mean)}${spread}, ${short(min ?? 0)} to ${short(max ?? 0)}, half below ${short(quantiles.p50)}`;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}

function shareLines({ groups, duplicates }: BuildReport): string[] {
  const percent = (share: number | null): string => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
  return [
    `groups: ${whole(groups.in)}, ${whole(groups.used)} used; ${percent(groups.zeroVarianceShare)} of those with two or more have equal rewards\n`,
    `trajectories that did the same as another of their task: ${whole(duplicates.count)} (${percent(duplicates.rate)})\n`,
  ];
}

/** What the names in the table mean, with an example of each refusal. */
function explanations({ manifest, build }: BuildOutcome): string {
  const { rows, refusals, notes } = manifest.export;
  const refused = Object.keys(rows.refused).map((reason) => {
    const example = refusals.find((refusal) => refusal.reason === reason);
    const where = example ? ` For example ${example.rowId}: ${example.detail}.` : '';
    return `${reason}: ${REFUSALS[reason as RefusalReason]}.${shorten(escapeText(where), 240)}\n`;
  });
  const noted = Object.entries(notes).map(
    ([name, number]) => `${name} (${counted(number, 'row')}): ${NOTES[name as keyof typeof NOTES]}.\n`,
  );
  const leftOut = Object.keys(build.trajectories.leftOut).map(
    (reason) => `${reason}: ${TRAJECTORY_REASONS[reason as TrajectoryReason]}.\n`,
  );
  const built = Object.entries(build.notes).map(([name, number]) => `${name}: ${whole(number)}\n`);
  return [...leftOut, ...refused, ...noted, ...built].join('');
}

function unknownTools(unknown: ReadonlyMap<string, number>): string {
  return [...unknown]
    .map(
      ([id, number]) =>
        `The tools of ${escapeText(id)} are not known, so ${counted(number, 'trajectory comes', 'trajectories come')} without: name its module with --env.\n`,
    )
    .join('');
}
