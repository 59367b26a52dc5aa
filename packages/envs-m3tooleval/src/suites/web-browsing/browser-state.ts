/** A website and where a reader is in it, as the session's state. */
export type BrowserState = {
  /** Content by page name; lines end with a newline. */
  readonly pages: { readonly [name: string]: string };
  /** Name of the current page. */
  page: string;
  /** Index of the first line in view: a multiple of {@link VIEW_LINES}. */
  position: number;
  /** Pages left behind, the latest last. */
  history: Visit[];
};

type Visit = { page: string; position: number };

/** Lines that are seen at a time. */
export const VIEW_LINES = 5;

export function freshBrowser(pages: BrowserState['pages']): BrowserState {
  return { pages, page: '/', position: 0, history: [] };
}
