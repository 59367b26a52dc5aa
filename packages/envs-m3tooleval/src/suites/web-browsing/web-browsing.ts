import type { Suite } from '../suite.ts';
import { type BrowserState, freshBrowser } from './browser-state.ts';
import { readPages } from './official-pages.ts';
import { ownPages } from './own-pages.ts';
import { webBrowsingTasks } from './web-browsing-tasks.ts';
import { webBrowsingTools } from './web-browsing-tools.ts';

/** A website read five lines at a time. The browser's page, position and history are state. */
export const webBrowsingSuite: Suite<BrowserState> = {
  name: 'web_browsing',
  policy: 'You read a website through a small browser that shows five lines at a time. Begin with `view`.',
  tools: webBrowsingTools,
  ownState: () => freshBrowser(ownPages),
  officialState: readPages,
  ownTasks: webBrowsingTasks,
  starts: ({ pages }) => Object.keys(pages),
};
