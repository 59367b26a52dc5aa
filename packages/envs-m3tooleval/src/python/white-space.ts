/** What `str.isspace` takes: not what `\s` does. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const LEFT = new RegExp(`^[${SPACE}]+`);
const SPACE_CHARACTER = new RegExp(`[${SPACE}]`);

/** `text.lstrip()` */
export function stripLeft(text: string): string {
  return text.replace(LEFT, '');
}

/** `text.rstrip()` */
function stripRight(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** `text.strip()` */
export function strip(text: string): string {
  return stripRight(stripLeft(text));
}

/** `text.strip(characters)`, in one pass: a regular expression that ends in `+$` looks at every run anew. */
export function stripCharacters(text: string, characters: string): string {
  let [start, end] = [0, text.length];
  while (start < end && characters.includes(text.charAt(start))) start += 1;
  while (end > start && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

export function isSpace(character: string): boolean {
  return SPACE_CHARACTER.test(character);
}
