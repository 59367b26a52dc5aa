import type { DataFolder } from '../../data/data-folder.ts';
import type { ValueReader } from '../../data/value-reader.ts';
import { type BrowserState, freshBrowser } from './browser-state.ts';

/** Reads web-pages.jsonl. */
export async function readPages(folder: DataFolder): Promise<BrowserState> {
  const rows = await folder.readJsonLines('web-pages.jsonl');
  return freshBrowser(Object.fromEntries(rows.map(readPage)));
}

function readPage(row: ValueReader): [name: string, content: string] {
  return [row.member('name').text(), row.member('content').text()];
}
