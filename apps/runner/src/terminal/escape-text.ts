// Control characters move the cursor, recolour or retitle a terminal; direction marks make text read as what it is
// not; tags carry words that nobody sees; halves of surrogate pairs cannot be written as UTF-8.
const UNSAFE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e0fff}]/gu;

/** Text of a model or of a file as it may be shown on a terminal: on one line, control characters written out. */
export function escapeText(text: string): string {
  return text.replace(UNSAFE, (character) => SHORT_ESCAPES.get(character) ?? unicodeEscape(character));
}

/** JSON text that means the same and that a terminal may be shown. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, unicodeEscape);
}

const SHORT_ESCAPES = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** As JSON writes it: a character of two units is two escapes. */
function unicodeEscape(character: string): string {
  const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  return units.map((hex) => `\\u${hex}`).join('');
}
