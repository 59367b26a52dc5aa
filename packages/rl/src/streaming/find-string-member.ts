const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * Finds the string value of a member of the JSON object that a line holds, without parsing the rest.
 *
 * It looks at the bytes only as far as the first member of that name, so it says nothing of whether the line is
 * JSON. Undefined where the member is not found in this quick way: absent, no string, or its name or value
 * written with escapes. A caller then parses the line.
 *
 * @returns the bytes between the quotes, a view of the line
 */
export function findStringMember(line: Buffer, name: Buffer): Buffer | undefined {
  let at = skipSpace(line, 0);
  if (line[at] !== OPENING_BRACE) return undefined;
  at = skipSpace(line, at + 1);
  while (line[at] === QUOTE) {
    const nameEnd = endOfString(line, at);
    const colon = skipSpace(line, nameEnd);
    if (line[colon] !== COLON) return undefined;
    const value = skipSpace(line, colon + 1);
    if (isAt(line, { start: at + 1, end: nameEnd - 1 }, name)) return plainString(line, value);
    at = skipSpace(line, endOfValue(line, value));
    if (line[at] !== COMMA) return undefined;
    at = skipSpace(line, at + 1);
  }
  return undefined;
}

function isAt(line: Buffer, { start, end }: { start: number; end: number }, name: Buffer): boolean {
  return end - start === name.length && line.compare(name, 0, name.length, start, end) === 0;
}

/** The string at an index, if it has no escapes. */
function plainString(line: Buffer, start: number): Buffer | undefined {
  if (line[start] !== QUOTE) return undefined;
  const closing = line.indexOf(QUOTE, start + 1);
  if (closing === -1) return undefined;
  const text = line.subarray(start + 1, closing);
  return text.includes(BACKSLASH) ? undefined : text;
}

function skipSpace(line: Buffer, start: number): number {
  let at = start;
  while (at < line.length && (line[at] as number) <= SPACE) at += 1;
  return at;
}

/** The index after the value that begins at `start`; that of the line's end where the value has none. */
function endOfValue(line: Buffer, start: number): number {
  const first = line[start];
  if (first === QUOTE) return endOfString(line, start);
  if (first === OPENING_BRACE || first === OPENING_BRACKET) return endOfNested(line, start);
  let at = start;
  while (at < line.length && line[at] !== COMMA && line[at] !== CLOSING_BRACE) at += 1;
  return at;
}

/** What a byte means within nested values: nothing, the start of a string, or a change of depth. */
const [PLAIN, STRING, DEEPER, SHALLOWER] = [0, 1, 2, 3];
const MEANING = new Uint8Array(256);
MEANING[QUOTE] = STRING;
MEANING[OPENING_BRACE] = MEANING[OPENING_BRACKET] = DEEPER;
MEANING[CLOSING_BRACE] = MEANING[CLOSING_BRACKET] = SHALLOWER;

function endOfNested(line: Buffer, start: number): number {
  const end = line.length;
  let depth = 0;
  let at = start;
  while (at < end) {
    const meaning = MEANING[line[at] as number];
    if (meaning === STRING) {
      at = endOfString(line, at);
      continue;
    }
    at += 1;
    if (meaning === PLAIN) continue;
    depth += meaning === DEEPER ? 1 : -1;
    if (depth === 0) return at;
  }
  return end;
}

/** The index after the closing quote of the string whose opening quote is at `start`. */
function endOfString(line: Buffer, start: number): number {
  // The search is native, so long texts cost little.
  let quote = line.indexOf(QUOTE, start + 1);
  while (quote !== -1 && isEscaped(line, quote, start)) quote = line.indexOf(QUOTE, quote + 1);
  return quote === -1 ? line.length : quote + 1;
}

/** An odd number of backslashes before a quote makes it part of the string. */
function isEscaped(line: Buffer, quote: number, start: number): boolean {
  let at = quote - 1;
  while (at > start && line[at] === BACKSLASH) at -= 1;
  return (quote - at) % 2 === 0;
}
