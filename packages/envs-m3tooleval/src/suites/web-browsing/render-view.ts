import { getOwn } from '@sca/core';
import type { Compat } from '../../compat.ts';
import { type BrowserState, VIEW_LINES } from './browser-state.ts';

const RULE = '-'.repeat(10);

/** What a reader sees: the page's name, how far down they are, and five lines. */
export function renderView({ pages, page, position }: BrowserState, compat: Compat): string {
  const lines = linesOf(pages, page);
  const visible = lines.slice(position, position + VIEW_LINES);
  const { current, count } = countViews(lines.length, position, compat);
  return [
    RULE,
    `[Web Page Name: ${page}]`,
    `[Viewing page ${current} of ${count}]`,
    '',
    ...visible,
    RULE,
  ].join('\n');
}

export function linesOf(pages: BrowserState['pages'], page: string): string[] {
  return (getOwn(pages, page) ?? '').split('\n');
}

/** Fault 9: upstream counts one view too many where the lines fill the last view. */
function countViews(lines: number, position: number, compat: Compat): { current: number; count: number } {
  if (lines <= VIEW_LINES) return { current: 1, count: 1 };
  const current = Math.floor(position / VIEW_LINES) + 1;
  return {
    current,
    count: compat === 'fixed' ? Math.ceil(lines / VIEW_LINES) : Math.floor(lines / VIEW_LINES) + 1,
  };
}
