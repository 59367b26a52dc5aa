import type { Span, SpanKind } from './span.ts';

const JOINT = /^(?:,|;|and|or|,\s*and|,\s*or|&|\/)$/;
const DRESSING = /[$€£¥%"'“”‘’(]/g;
const FAMILIES: readonly (readonly SpanKind[])[] = [
  ['number'],
  ['quoted'],
  ['capitals'],
  ['name', 'opening'],
  ['word', 'hyphenated'],
];

/** Values of one kind that stand in a row, and all of one kind, as lists. */
export function findRuns(text: string, spans: readonly Span[]): Span[] {
  return FAMILIES.flatMap((family) => {
    const members = spans.filter(({ kind }) => family.includes(kind));
    const isWords = family.includes('word');
    const runs = rowsOf(text, members);
    const rows = runs
      .filter(({ length }) => length > 1)
      .map((row) => listSpan(isWords ? 'word-run' : 'run', row));
    return isWords || runs.length < 2 ? rows : [...rows, listSpan('all', members)];
  });
}

function rowsOf(text: string, members: readonly Span[]): Span[][] {
  const rows: Span[][] = [];
  for (const span of members) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    const between = last && text.slice(last.end, span.start).replace(DRESSING, '').trim();
    if (row && between !== undefined && JOINT.test(between)) row.push(span);
    else rows.push([span]);
  }
  return rows;
}

function listSpan(kind: SpanKind, row: readonly Span[]): Span {
  const [start, end] = [row[0]?.start ?? 0, row.at(-1)?.end ?? 0];
  return { kind, start, end, value: row.map(({ value }) => value) };
}
