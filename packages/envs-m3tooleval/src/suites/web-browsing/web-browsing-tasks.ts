import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';
import { courses, keepers, type Seed, seeds } from './own-library.ts';
import { pageOf, seedPage } from './own-pages.ts';

/** Guest functions that read a page from its first line to its last. */
const READING = `const read = (shown) => {
  const lines = [];
  for (let view = shown; !view.startsWith('[Reached'); view = scroll_down({})) {
    lines.push(...view.split('\\n').filter((line) => !/^(-{10}|\\[)|^$/.test(line)));
  }
  return lines.join('\\n');
};
const follow = (path) => path.reduce((_text, url) => read(click_url({ url })), '');
const find = (text, pattern) => text.match(pattern)[1];
`;

/** The project's own tasks on the website: three or more of each kind. */
export function webBrowsingTasks(): readonly OwnTask[] {
  return [
    ...['Ghost Parsnip', 'Canal Iris', 'Shore Spinach'].map((name) => feeOfSeed(seedNamed(name))),
    ...['Slate Beet', 'Tinker Broad', 'Paper Aster'].map((name) => extensionOfKeeper(seedNamed(name))),
    ...[
      ['Crane Bean', 'Frost Kale'],
      ['Lantern Carrot', 'Dusk Poppy', 'Low Pea'],
      ['Ink Runner', 'Ribbon Chard'],
    ].map((names) => memberPrice(names.map(seedNamed))),
    ...(['beans', 'roots', 'flowers'] as const).map(quickestOfBed),
    ...['Grafting Day', 'Night Pollinators'].map(takingsOfCourse),
  ];
}

function seedNamed(name: string): Seed {
  return seeds.find((seed) => seed.name === name) as Seed;
}

function pathTo(seed: Seed): string[] {
  return ['/seeds', `/seeds/${seed.bed}`, seedPage(seed)];
}

function reading(code: string): string {
  return READING + code;
}

function feeOfSeed(seed: Seed): OwnTask {
  return {
    name: `web_browsing/fee_of_${slug(seed.name)}`,
    instruction: `What is the lending fee of a packet of ${seed.name}, in marks?`,
    expected: seed.fee,
    solution: reading(guestCode`return Number(find(follow(${pathTo(seed)}), /fee: ([0-9.]+)/));`),
    nearMisses: [
      { code: guestCode`return ${seed.fee * 0.9};`, why: 'The price for members.' },
      { code: guestCode`return ${seed.days};`, why: 'The days until harvest.' },
    ],
  };
}

function extensionOfKeeper(seed: Seed): OwnTask {
  const keeper = keepers.find(({ name }) => name === seed.keeper);
  const other = keepers.find(({ name }) => name !== seed.keeper);
  const path = [...pathTo(seed), pageOf('/keepers', seed.keeper)];
  return {
    name: `web_browsing/who_keeps_${slug(seed.name)}`,
    instruction: `Which extension do you dial to reach the person who looks after ${seed.name}?`,
    expected: BigInt(keeper?.extension ?? 0),
    solution: reading(guestCode`return find(follow(${path}), /Extension: ([0-9]+)/);`),
    nearMisses: [
      { code: guestCode`return ${other?.extension ?? ''};`, why: 'Someone else.' },
      { code: guestCode`return ${seed.keeper};`, why: 'The name.' },
    ],
  };
}

function memberPrice(chosen: readonly Seed[]): OwnTask {
  const total = chosen.reduce((sum, { fee }) => sum + fee, 0);
  const names = chosen.map(({ name }) => name);
  const sum = chosen.map(({ fee }) => fee).join(' + ');
  return {
    name: `web_browsing/member_price_${slug(names.join(' '))}`,
    instruction: `A member borrows a packet each of ${names.join(' and ')}. What does the member pay in marks, after the discount for members?`,
    expected: total * 0.9,
    solution: reading(guestCode`
      const fees = [];
      for (const path of ${chosen.map(pathTo)}) {
        fees.push(find(follow(path), /fee: ([0-9.]+)/));
        for (const _page of path) go_to_previous_page({});
      }
      return calculator({ expression: '(' + fees.join(' + ') + ') * 0.9' });`),
    nearMisses: [
      { code: guestCode`return calculator({ expression: ${sum} });`, why: 'Without the discount.' },
      {
        code: guestCode`return calculator({ expression: ${`(${sum}) * 0.1`} });`,
        why: 'The discount itself.',
      },
    ],
  };
}

function quickestOfBed(bed: Seed['bed']): OwnTask {
  const inBed = seeds.filter((seed) => seed.bed === bed);
  const sorted = [...inBed].sort((one, other) => one.days - other.days);
  return {
    name: `web_browsing/quickest_of_${bed}`,
    instruction: `Which of the seeds in the bed of ${bed} is ready after the fewest days? Answer with its name.`,
    expected: sorted[0]?.name ?? '',
    solution: reading(guestCode`
      const days = ${inBed.map(({ name }) => name)}.map((name) => {
        const text = follow(['/seeds', ${`/seeds/${bed}`}, ${`/seeds/${bed}`} + '/' + name.toLowerCase().replaceAll(' ', '-')]);
        for (let step = 0; step < 3; step += 1) go_to_previous_page({});
        return { name, days: Number(find(text, /after ([0-9]+) days/)) };
      });
      return days.reduce((best, each) => (each.days < best.days ? each : best)).name;`),
    nearMisses: [
      { code: guestCode`return ${sorted[1]?.name ?? ''};`, why: 'The second quickest.' },
      { code: guestCode`return ${sorted.at(-1)?.name ?? ''};`, why: 'The slowest.' },
    ],
  };
}

function takingsOfCourse(name: string): OwnTask {
  const course = courses.find((each) => each.name === name);
  const { fee = 0, seats = 0 } = course ?? {};
  return {
    name: `web_browsing/takings_of_${slug(name)}`,
    instruction: `How many marks does the course "${name}" bring in when every seat is taken?`,
    expected: fee * seats,
    solution: reading(guestCode`
      const text = follow(['/courses', ${pageOf('/courses', name)}]);
      const expression = find(text, /Fee: ([0-9.]+)/) + ' * ' + find(text, /Seats: ([0-9]+)/);
      return calculator({ expression });`),
    nearMisses: [
      { code: guestCode`return ${fee};`, why: 'One seat.' },
      { code: guestCode`return ${fee * (seats - 1)};`, why: 'One seat too few.' },
    ],
  };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(' ', '_');
}
