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

export function isSpace(character: string): boolean {
  return SPACE_CHARACTER.test(character);
}
