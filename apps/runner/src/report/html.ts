/** Text as it may stand in HTML, between tags or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(UNSAFE, (character) => ENTITIES.get(character) ?? `\\u${hex(character)}`);
}

// Control characters and direction marks would show as something they are not.
const UNSAFE = /[&<>"']|[\p{Cs}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|(?![\n\t])\p{Cc}/gu;

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0');
}

/** HTML that is known to be whole and safe. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** A piece of HTML from a template: every value is escaped, but for HTML. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = parts.map((part) => {
    if (part instanceof Html) return part.text;
    return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeHtml(String(part));
  });
  return new Html(strings.reduce((page, string, index) => `${page}${texts[index - 1] ?? ''}${string}`));
}
