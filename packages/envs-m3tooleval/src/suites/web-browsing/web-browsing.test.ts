import { type LocalSession, startSession } from '@sca/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { webBrowsing } from '../../environments.ts';

const environments = {
  upstream: await webBrowsing({ compat: 'upstream' }),
  fixed: await webBrowsing({ compat: 'fixed' }),
};

describe.each(['upstream', 'fixed'] as const)('the browser, %s', (compat) => {
  let session: LocalSession;
  beforeEach(() => {
    session = startSession(environments[compat]);
  });
  const call = (name: string, args: object = {}): string => session.call(name, args).text;

  it('shows five lines', () => {
    expect(call('view')).toBe(
      [
        '----------',
        '[Web Page Name: /]',
        '[Viewing page 1 of 2]',
        '',
        'The Larkspur Seed Library',
        'Borrow a packet, grow it, bring some seed back.',
        "- Seeds by bed [Clickable '/seeds']",
        "- Our branches [Clickable '/branches']",
        "- Courses [Clickable '/courses']",
        '----------',
      ].join('\n'),
    );
  });

  it('stops at both ends', () => {
    expect(call('scroll_up')).toBe('[Reached the top of the page.]\n');
    expect(call('scroll_down')).toContain('[Viewing page 2 of 2]');
    expect(call('scroll_down')).toBe('[Reached the bottom of the page.]\n');
    expect(call('go_to_previous_page')).toBe('[No previous page.]');
  });

  it('opens links with and without quotes', () => {
    expect(call('click_url', { url: "'/seeds'" })).toMatch(/^\[Opened page: \/seeds\]\n-{10}\n/);
    expect(call('click_url', { url: '/no-such-page' })).toBe('[URL not found.]');
    expect(call('click_url', { url: '__proto__' })).toBe('[URL not found.]');
    expect(call('go_to_previous_page')).toMatch(/^\[Opened page: \/\]/);
  });

  it('fault 10: opens pages that are not linked', () => {
    const isOpened = call('click_url', { url: '/news/mice' }).startsWith('[Opened page');
    expect(isOpened).toBe(compat === 'upstream');
  });

  it('fault 11: forgets how far down a page was', () => {
    call('scroll_down');
    call('click_url', { url: '/news' });
    const view = compat === 'upstream' ? '[Viewing page 1 of 2]' : '[Viewing page 2 of 2]';
    expect(call('go_to_previous_page')).toContain(view);
  });
});
