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

const CONFIG = {
  background: 'transparent',
  font: 'system-ui, sans-serif',
  axis: {
    labelColor: '#555',
    titleColor: '#555',
    gridColor: '#e4e4e4',
    domainColor: '#999',
    tickColor: '#999',
  },
  legend: { labelColor: '#555', titleColor: '#555' },
  view: { stroke: null },
} satisfies TopLevelSpec['config'];
