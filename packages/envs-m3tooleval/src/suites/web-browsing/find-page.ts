import { getOwn } from '@sca/core';
import type { Compat } from '../../compat.ts';
import type { BrowserState } from './browser-state.ts';

/**
 * The page that a click leads to; undefined where there is none.
 *
 * Upstream opens any page from anywhere. Fixed opens what the current page links to (fault 10), and finds the page
 * that a link with a hyphen for an underscore means, or the other way round (fault 15).
 */
export function findPage({ pages, page }: BrowserState, url: string, compat: Compat): string | undefined {
  if (compat === 'upstream') return Object.hasOwn(pages, url) ? url : undefined;
  if (!linksOf(getOwn(pages, page) ?? '').includes(url)) return undefined;
  if (Object.hasOwn(pages, url)) return url;
  return Object.keys(pages).find((name) => spelling(name) === spelling(url));
}

/** Addresses that a page offers as `[Clickable '/address']`. */
function linksOf(content: string): string[] {
  return Array.from(content.matchAll(/\[Clickable '([^']*)'\]/g), ([, url = '']) => url);
}

function spelling(name: string): string {
  return name.replaceAll('-', '_');
}
