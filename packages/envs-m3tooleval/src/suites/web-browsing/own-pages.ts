import {
  type Branch,
  branches,
  type Course,
  courses,
  type Keeper,
  keepers,
  type Seed,
  seeds,
} from './own-library.ts';

const BEDS: readonly Seed['bed'][] = ['beans', 'roots', 'leaves', 'flowers'];

/** The address of a page about something: `/seeds/roots/slate-beet`. */
export function pageOf(section: string, name: string): string {
  return `${section}/${name.toLowerCase().replaceAll(' ', '-')}`;
}

/** The address of a seed's page. */
export function seedPage({ bed, name }: Seed): string {
  return pageOf(`/seeds/${bed}`, name);
}

/** The project's own website: the Larkspur Seed Library, forty-five pages. */
export const ownPages: Readonly<Record<string, string>> = Object.fromEntries([
  ...frontPages(),
  ...listPages(),
  ...branches.map((branch) => [pageOf('/branches', branch.name), branchPage(branch)]),
  ...keepers.map((keeper) => [pageOf('/keepers', keeper.name), keeperPage(keeper)]),
  ...seeds.map((seed) => [seedPage(seed), describeSeed(seed)]),
  ...courses.map((course) => [pageOf('/courses', course.name), coursePage(course)]),
]);

type Page = [address: string, content: string];

function frontPages(): Page[] {
  return [
    page('/', [
      'The Larkspur Seed Library',
      'Borrow a packet, grow it, bring some seed back.',
      link('Seeds by bed', '/seeds'),
      link('Our branches', '/branches'),
      link('Courses', '/courses'),
      link('Our keepers', '/keepers'),
      link('How lending works', '/lending'),
      link('News', '/news'),
    ]),
    page('/lending', [
      'How lending works',
      'A reader may have five packets at a time.',
      'A packet is lent for one growing season.',
      'Bring back twice as many seeds as you took.',
      link('Fees and fines', '/lending/fees'),
      link('Becoming a reader', '/lending/readers'),
    ]),
    page('/lending/fees', [
      'Fees and fines',
      'Each packet has its own fee; it is on the page of the seed.',
      'Members pay ten percent less for packets.',
      'A late packet costs 0.40 marks a week.',
      'A lost packet costs 6.50 marks.',
    ]),
    page('/lending/readers', [
      'Becoming a reader',
      'A card costs 7.00 marks a year.',
      'Those under sixteen pay nothing.',
      link('Back to lending', '/lending'),
    ]),
    page('/news', [
      'News',
      link('The spring swap', '/news/spring-swap'),
      link('A new roof', '/news/new-roof'),
      link('Mice in the drawers', '/news/mice'),
    ]),
    page('/news/spring-swap', [
      'The spring swap',
      'On 5 April readers swapped 312 packets at Orchard House.',
      link('Orchard House', '/branches/orchard-house'),
    ]),
    page('/news/new-roof', [
      'A new roof',
      'The Old Signal Box was closed for 19 days while its roof was renewed.',
      'It is open again on Saturdays.',
    ]),
    page('/news/mice', [
      'Mice in the drawers',
      'Mill Lane lost 41 packets to mice in January.',
      'Since then a cat named Umbel lives there.',
    ]),
  ];
}

function listPages(): Page[] {
  return [
    page('/seeds', ['Seeds by bed', ...BEDS.map((bed) => link(title(bed), `/seeds/${bed}`))]),
    ...BEDS.map((bed) => {
      const inBed = seeds.filter((seed) => seed.bed === bed);
      return page(`/seeds/${bed}`, [
        title(bed),
        ...inBed.map((seed) => link(seed.name, seedPage(seed))),
        link('All beds', '/seeds'),
      ]);
    }),
    page('/branches', ['Our branches', ...branches.map(({ name }) => link(name, pageOf('/branches', name)))]),
    page('/keepers', ['Our keepers', ...keepers.map(({ name }) => link(name, pageOf('/keepers', name)))]),
    page('/courses', ['Courses', ...courses.map(({ name }) => link(name, pageOf('/courses', name)))]),
  ];
}

function describeSeed({ name, bed, fee, days, sow, keeper }: Seed): string {
  return lines([
    name,
    `From the bed of ${bed}.`,
    `Sow in ${sow}.`,
    `Ready after ${days} days.`,
    `Lending fee: ${fee.toFixed(2)} marks`,
    link(`Kept by ${keeper}`, pageOf('/keepers', keeper)),
    link('Back to the bed', `/seeds/${bed}`),
  ]);
}

function keeperPage({ name, branch, extension, evening }: Keeper): string {
  const kept = seeds.filter((seed) => seed.keeper === name);
  return lines([
    name,
    link(`Works at ${branch}`, pageOf('/branches', branch)),
    `Advice for growers on ${evening} evenings.`,
    `Extension: ${extension}`,
    'Looks after:',
    ...kept.map((seed) => link(seed.name, seedPage(seed))),
  ]);
}

function branchPage({ name, street, opens, drawers }: Branch): string {
  return lines([
    name,
    `Address: ${street}`,
    `Open: ${opens}`,
    `Drawers of seed: ${drawers}`,
    link('All branches', '/branches'),
  ]);
}

function coursePage({ name, branch, date, seats, fee }: Course): string {
  return lines([
    name,
    `On ${date}, from 10 to 16.`,
    link(`At ${branch}`, pageOf('/branches', branch)),
    `Seats: ${seats}`,
    'Bring gloves and something to write.',
    `Fee: ${fee.toFixed(2)} marks`,
  ]);
}

function page(address: string, content: readonly string[]): Page {
  return [address, lines(content)];
}

function link(text: string, address: string): string {
  return `- ${text} [Clickable '${address}']`;
}

function lines(content: readonly string[]): string {
  return content.join('\n');
}

function title(bed: string): string {
  return bed.charAt(0).toUpperCase() + bed.slice(1);
}
