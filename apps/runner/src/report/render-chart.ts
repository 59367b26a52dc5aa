import type { TopLevelSpec } from 'vega-lite';

/**
 * Draws a Vega-Lite chart as SVG text, without a browser. The libraries are loaded with the first chart.
 *
 * Text inside is escaped by Vega; no script and no address is in it.
 */
export async function renderChart(spec: TopLevelSpec): Promise<string> {
  const [{ compile }, { parse, View }] = await Promise.all([import('vega-lite'), import('vega')]);
  const view = new View(parse(compile({ ...spec, config: CONFIG }).spec), { renderer: 'none' });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

// The font of the page may be wider than what Vega reckons with, so nothing is cut to a length: there is room beside.
const CONFIG = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  padding: { left: 5, top: 5, right: 60, bottom: 5 },
  axis: {
    labelColor: '#555',
    labelFontSize: 12,
    labelLimit: 0,
    titleColor: '#555',
    titleFontSize: 12,
    titleFontWeight: 'normal',
    gridColor: '#e4e4e4',
    domainColor: '#999',
    tickColor: '#999',
  },
  legend: {
    orient: 'top',
    direction: 'horizontal',
    labelColor: '#333',
    labelFontSize: 12,
    labelLimit: 0,
    columnPadding: 24,
  },
  range: { category: ['#2f6db5', '#e08a2c', '#3c8d5a', '#8a6bb8'] },
  text: { fontSize: 12 },
  view: { stroke: null },
} satisfies TopLevelSpec['config'];
