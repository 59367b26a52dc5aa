const REPLACEMENTS: readonly (readonly [RegExp, string])[] = [
  [/\byou are\b/gi, 'I am'],
  [/\byou were\b/gi, 'I was'],
  [/\byou have\b/gi, 'I have'],
  [/\byou(?:'|’)(d|ve|ll)\b/gi, "I'$1"],
  [/\byou(?:'|’)re\b/gi, "I'm"],
  [/\b(to|for|with|from|of|give|gives|tell|tells|let|lets|help|helps|ask|asks) you\b/gi, '$1 me'],
  [/\byourself\b/gi, 'myself'],
  [/\byours\b/gi, 'mine'],
  [/\bYour\b/g, 'My'],
  [/\byour\b/g, 'my'],
  [/\byou\b/gi, 'I'],
];

/** Verbs that begin what a user is told to have done. */
const COMMANDS = new Set(
  'add archive ask assign book buy cancel change check close correct delete exchange find get give have make mark merge modify move open pay put refund remove replace reply reserve return schedule send set settle ship show split swap switch take tell tick transfer try update upgrade use write'.split(
    ' ',
  ),
);

/** Turns what an instruction says to a user into what the user says of itself. */
export function firstPerson(sentence: string): string {
  const said = REPLACEMENTS.reduce((text, [pattern, words]) => text.replaceAll(pattern, words), sentence);
  const [first = ''] = said.split(/\W/, 1);
  return COMMANDS.has(first.toLowerCase()) ? `Please ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
}
