import type { TopLevelSpec } from 'vega-lite';
import { Html, html } from '../html.ts';
import { renderChart } from '../render-chart.ts';

/** A chart with the words that it has for those who do not see it. */
export async function figure(spec: TopLevelSpec, label: string): Promise<Html> {
  const svg = new Html(await renderChart(spec));
  return html`<figure role="img" aria-label="${label}">${svg}</figure>`;
}

/** A column of a table: its heading, and whether it holds numbers. */
export type Column = readonly [heading: string, kind?: 'number' | 'line'];

/** A table whose rows are given cell by cell. */
export function table(columns: readonly Column[], rows: readonly (readonly (Html | string)[])[]): Html {
  const classOf = (index: number): string => columns[index]?.[1] ?? '';
  const heading = columns.map(([text], index) => html`<th class="${classOf(index)}">${text}</th>`);
  const body = rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) => html`<td class="${classOf(index)}">${cell}</td>`)}</tr>\n`,
  );
  return html`<div class="table"><table><tr>${heading}</tr>\n${body}</table></div>`;
}
