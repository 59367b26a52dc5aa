import { readWords } from '../../text/words.ts';
import { isApart } from './find-marked-spans.ts';
import type { Span } from './span.ts';

const CHUNK = /\S+/g;
const LEAD = /^[([{"'“‘<$€£¥#]*/;
const TRAIL = /(?:['’]s)?[)\]}"'”’>.,;:!?%€£¥]*$/;
const NUMBER = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;
const COUNTS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A stretch without white space, freed of the punctuation around it. */
interface Chunk {
  readonly body: string;
  readonly start: number;
  readonly end: number;
  readonly mark: string;
  /** True where a sentence begins. */
  readonly isOpening: boolean;
}

/** What stands between white space: numbers, codes, names, words. Names side by side are also one name. */
export function findChunks(text: string, taken: readonly Span[]): Span[] {
  const spans: Span[] = [];
  let name: Span | undefined;
  for (const chunk of readChunks(text, taken)) {
    const found = classify(chunk);
    spans.push(...found);
    const [first] = found;
    const isName = first?.kind === 'name' || first?.kind === 'opening';
    if (name && isName && text.slice(name.end, chunk.start) === ' ') {
      name = { kind: 'name', start: name.start, end: chunk.end, value: text.slice(name.start, chunk.end) };
      spans.push(name);
    } else {
      name = isName ? first : undefined;
    }
  }
  return spans;
}

function readChunks(text: string, taken: readonly Span[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (const match of text.matchAll(CHUNK)) {
    const [raw] = match;
    if (!isApart({ start: match.index, end: match.index + raw.length }, taken)) continue;
    const lead = LEAD.exec(raw)?.[0] ?? '';
    const bare = raw.slice(lead.length).replace(TRAIL, '');
    // The # of an id belongs to it.
    const sign = lead.endsWith('#') && /\w/.test(bare) ? 1 : 0;
    const start = match.index + lead.length - sign;
    const body = sign ? `#${bare}` : bare;
    if (bare === '') continue;
    const mark = (raw.includes('%') ? '%' : '') + (/[$€£¥]/.test(raw) ? '$' : '');
    const isOpening = start === 0 || /[.?!:]["'”’)]?\s+$/.test(text.slice(Math.max(0, start - 4), start));
    chunks.push({ body, start, end: start + body.length, mark, isOpening });
  }
  return chunks;
}

function classify(chunk: Chunk): Span[] {
  const { body } = chunk;
  if (NUMBER.test(body)) {
    const digits = spanOf(chunk, 'digits', body);
    const number = Number(body.replaceAll(',', ''));
    // Some hundreds of digits are no number that JSON could carry.
    return Number.isFinite(number) ? [spanOf(chunk, 'number', number), digits] : [digits];
  }
  if (/\d/.test(body)) return classifyCode(chunk);
  if (/[_@#]/.test(body)) return [spanOf(chunk, 'code')];
  return /\p{L}/u.test(body) ? classifyWord(chunk) : [];
}

function classifyCode(chunk: Chunk): Span[] {
  const { body } = chunk;
  const code = spanOf(chunk, /^\d{4}-\d{2}-\d{2}$/.test(body) ? 'date' : 'code');
  const count = /^(\d+)-\p{L}/u.exec(body)?.[1];
  return count === undefined ? [code] : [code, spanOf(chunk, 'number', Number(count))];
}

function classifyWord(chunk: Chunk): Span[] {
  const { body, isOpening } = chunk;
  const count = COUNTS.indexOf(body.toLowerCase());
  const counts = count < 0 ? [] : [spanOf(chunk, 'count', count)];
  const isContent = readWords(body).some((word) => word.isContent);
  if (/^\p{Lu}{3,}$/u.test(body) || /^[B-HJ-Z]$/.test(body)) return [spanOf(chunk, 'capitals')];
  if (!isContent) return counts;
  if (/^\p{Lu}/u.test(body)) return [spanOf(chunk, isOpening ? 'opening' : 'name'), ...counts];
  if (/\p{Lu}/u.test(body)) return [spanOf(chunk, 'code')];
  return [...counts, spanOf(chunk, body.includes('-') ? 'hyphenated' : 'word')];
}

function spanOf({ body, start, end, mark }: Chunk, kind: Span['kind'], value: Span['value'] = body): Span {
  return { kind, start, end, value, ...(mark !== '' && { mark }) };
}
