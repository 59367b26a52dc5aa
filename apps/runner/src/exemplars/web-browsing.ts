import type { Exemplar } from '@sca/agents';

/** Several pages to read and two numbers to add. */
export const webBrowsing: Exemplar = {
  instruction:
    'How many drawers of seed do those branches of the library hold together that are open on a Saturday?',
  verify: `function verify(answer) {
  if (typeof answer !== 'number' && typeof answer !== 'string') return false;
  const [amount] = String(answer).match(/\\d+/) ?? [];
  return Number(amount) === 225;
}`,
  solution: `const list = click_url({ url: '/branches' });
const urls = [...list.matchAll(/Clickable '(\\/branches\\/[^']+)'/g)].map((link) => link[1]);
const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
let drawers = 0;
for (const url of urls) {
  const page = click_url({ url });
  const [, from, to = from] = page.match(/Open: (\\w+)(?: to (\\w+))?/);
  const isOpen = week.indexOf(from) <= 5 && week.indexOf(to) >= 5;
  if (isOpen) drawers = calculator({ expression: drawers + ' + ' + page.match(/Drawers of seed: (\\d+)/)[1] });
  go_to_previous_page({});
}
return drawers;`,
  failures: [
    {
      code: `return calculator({ expression: '212 + 168 + 57' });`,
      why: 'Adds the branch that is closed on Saturdays.',
    },
    { code: `return 57;`, why: 'Sees only the branch that names Saturday.' },
    { code: `return 2;`, why: 'Counts the branches.' },
  ],
};
