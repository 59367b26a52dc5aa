import { baseVerb, isVerb } from './verbs.ts';

/**
 * What a tool does, as one would ask for it: `Counts the characters of a text.` gives
 * `count the characters of a text`. Undefined where the description does not begin with a verb.
 */
export function readClause(description: string): string | undefined {
  const sentence = firstSentence(description);
  const turned = turnAround(sentence);
  const [first = '', second = '', ...others] = turned.split(' ');
  const rest =
    second === '' ? [] : [isVerb(first) && isVerb(baseVerb(second)) ? baseVerb(second) : second, ...others];
  if (!/^[A-Za-z]{2,}$/.test(first) || rest.length === 0) return undefined;
  const verb = baseVerb(first);
  if (verb === first.toLowerCase() && !isVerb(verb)) return undefined;
  return coordinate([verb, ...rest].join(' ').replace(/,? such as [^,]*,?/, ''));
}

/** The clause up to its first comma, where what follows only adds to it. */
export function shortClause(clause: string): string {
  const [head = '', ...tail] = clause.split(/,\s+/);
  const isAddition = /^(with|without|in|each|such|all|which|written|including|from|one|by)\b/.test(
    tail[0] ?? '',
  );
  return isAddition && head.split(' ').length >= 3 ? head : clause;
}

function firstSentence(description: string): string {
  const plain = description.replace(/\s+/g, ' ').trim();
  return (/^(?:\([^)]*\)|"[^"]*"|\[[^\]]*\]|[^.:;]|[.:;](?=\S))*/.exec(plain)?.[0] ?? plain).trim();
}

/** `Of some letters, gives the first` becomes `gives the first of some letters`. */
function turnAround(sentence: string): string {
  const [, before, after] = /^((?:of|for|from|given|with) [^,]+), (\w+s .*)$/i.exec(sentence) ?? [];
  return before && after ? `${after}, ${before.charAt(0).toLowerCase()}${before.slice(1)}` : sentence;
}

/** `reads it and names the acid` said as a request: `read it and name the acid`. */
function coordinate(clause: string): string {
  return clause.replace(
    /(,? and |, )(\w+s)(?= (?:the|an?|its|it|their|them|how|whether|what)\b)/g,
    (whole, joint: string, word: string) => (isVerb(baseVerb(word)) ? `${joint}${baseVerb(word)}` : whole),
  );
}
