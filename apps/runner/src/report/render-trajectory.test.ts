import { expect, it } from 'vitest';
import { rollout } from '../testing/rollout.ts';
import { renderTrajectory } from './render-trajectory.ts';

function render(given: Parameters<typeof rollout>[1]): string {
  return renderTrajectory({ trajectory: rollout('e', given), task: undefined }, { isOpen: false }).text;
}

it('folds up rules and what is long, and shows the rest', () => {
  const long = 'a long result '.repeat(100);
  const page = render({
    messages: [
      { role: 'system', content: 'Rules.\nMore rules.' },
      { role: 'user', content: 'Do it.' },
      { role: 'tool', content: long, toolCallId: 'c', name: 'look' },
    ],
  });
  expect(page).toContain('<summary>Rules. <span class="note">(18 characters)</span></summary>');
  expect(page).toContain('<pre>Do it.</pre>');
  expect(page).toContain('(1,400 characters)</span></summary>');
});

it('is as safe as what a model writes is not', () => {
  const page = render({ messages: [{ role: 'user', content: '<script>alert("&")</script>\u202e' }] });
  expect(page).not.toContain('<script>');
  expect(page).toContain('\\u202e');
});

it('tells an episode without a score from a failed one', () => {
  expect(render({ reward: null })).toContain('<details class="episode "><summary><b>not scored</b>');
  expect(render({ reward: 0, stop: { type: 'limit', detail: 'steps' } })).toContain('ended by limit (steps)');
});
