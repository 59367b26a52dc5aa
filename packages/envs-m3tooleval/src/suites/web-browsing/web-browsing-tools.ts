import type { Compat } from '../../compat.ts';
import { PythonError } from '../../python/python-error.ts';
import type { PythonValue } from '../../python/python-value.ts';
import { typeName } from '../../python/type-name.ts';
import { calculator } from '../../tools/calculator.ts';
import type { PythonTool } from '../../tools/python-tool.ts';
import { type BrowserState, VIEW_LINES } from './browser-state.ts';
import { findPage } from './find-page.ts';
import { linesOf, renderView } from './render-view.ts';

/** Upstream: tasks/impl/web_browsing, the class WebBrowser. */
export function webBrowsingTools(compat: Compat): readonly PythonTool<BrowserState>[] {
  const method = (
    name: string,
    description: string,
    act: (state: BrowserState, compat: Compat) => string,
  ): PythonTool<BrowserState> => ({
    name,
    description,
    signature: `${name}() -> str`,
    effect: name === 'view' ? 'read' : 'write',
    parameters: [],
    className: 'WebBrowser',
    run: (state) => act(state, compat),
  });
  return [
    clickUrlTool(compat),
    method('go_to_previous_page', 'Returns to the page that was open before, and shows it.', goBack),
    method('scroll_down', 'Moves five lines down the page and shows them.', scrollDown),
    method('scroll_up', 'Moves five lines up the page and shows them.', scrollUp),
    method('view', 'Shows the current page where it stands.', renderView),
    calculator,
  ];
}

function clickUrlTool(compat: Compat): PythonTool<BrowserState> {
  return {
    name: 'click_url',
    description:
      "Opens the page behind a link, written on pages as [Clickable '<url>'], and shows its first lines.",
    signature: 'click_url(url: str) -> str',
    effect: 'write',
    parameters: [{ name: 'url', type: 'string', description: 'The address between the quotes of the link.' }],
    className: 'WebBrowser',
    run: (state, [url = null]) => clickUrl(state, withoutQuotes(url), compat),
  };
}

function withoutQuotes(url: PythonValue): string {
  if (typeof url === 'string') return url.replaceAll("'", '');
  throw new PythonError('AttributeError', `'${typeName(url)}' object has no attribute 'replace'`);
}

function clickUrl(state: BrowserState, url: string, compat: Compat): string {
  const name = findPage(state, url, compat);
  if (name === undefined) return '[URL not found.]';
  // Fault 11: upstream counts opening the current page again as leaving it.
  if (compat === 'upstream' || name !== state.page)
    state.history.push({ page: state.page, position: state.position });
  return openPage(state, { page: name, position: 0 }, compat);
}

function goBack(state: BrowserState, compat: Compat): string {
  const visit = state.history.pop();
  if (!visit) return '[No previous page.]';
  const { page, position } = visit;
  // Fault 11: upstream forgets how far down the page was.
  return openPage(state, { page, position: compat === 'fixed' ? position : 0 }, compat);
}

function openPage(
  state: BrowserState,
  { page, position }: { page: string; position: number },
  compat: Compat,
): string {
  state.page = page;
  state.position = position;
  return `[Opened page: ${page}]\n${renderView(state, compat)}`;
}

function scrollDown(state: BrowserState, compat: Compat): string {
  if (state.position + VIEW_LINES >= linesOf(state.pages, state.page).length)
    return '[Reached the bottom of the page.]\n';
  state.position += VIEW_LINES;
  return renderView(state, compat);
}

function scrollUp(state: BrowserState, compat: Compat): string {
  if (state.position <= 0) return '[Reached the top of the page.]\n';
  state.position -= VIEW_LINES;
  return renderView(state, compat);
}
