import { counted } from '../../counted.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { shorten } from '../../terminal/shorten.ts';
import type { LocatedDifference, ReplayTally } from './replay-tally.ts';

/** Differences that are shown; --json has them all. */
const MAX_SHOWN = 10;
const MAX_LENGTH = 300;

/** Rows and matches per kind, then the first differences with both texts. */
export function renderReplay({ kinds, differences, skipped }: ReplayTally): string {
  const rows = Object.entries(kinds).map(([kind, { rows, matched }]) => [
    kind,
    String(rows),
    String(matched),
  ]);
  const table = renderTable([['kind', 'rows', 'matched'], ...rows]);
  const others = skipped > 0 ? `Passed over: ${counted(skipped, 'row')} of other environments.\n` : '';
  return table + others + renderDifferences(differences);
}

function renderDifferences(differences: readonly LocatedDifference[]): string {
  if (differences.length === 0) return '';
  const shown = differences.slice(0, MAX_SHOWN).map(renderDifference).join('');
  const more = differences.length - MAX_SHOWN;
  return `\n${shown}${more > 0 ? `and ${counted(more, 'more difference')}\n` : ''}`;
}

function renderDifference({ line, kind, field, expected, actual }: LocatedDifference): string {
  const show = (text: string): string => shorten(escapeText(text), MAX_LENGTH);
  return `line ${line}, ${kind}: ${escapeText(field)}\n  recorded  ${show(expected)}\n  now       ${show(actual)}\n`;
}
