import type { Exemplar } from './exemplar.ts';

/** What a reply holds of a task in tagged form. */
export type Submission =
  | { readonly status: 'complete'; readonly task: Exemplar; readonly outside: string }
  /** `problem` says what is missing. */
  | { readonly status: 'incomplete'; readonly problem: string };

/** Failure cases that a challenger is asked for (paper, Figs 9-10). */
export const MIN_FAILURES = 3;

/**
 * Reads a task in tagged form; undefined where a reply has none of its tags.
 *
 * Tags count where they begin a line or follow another tag, so that prose may name them. What stands before the last
 * `<instruction>` is a draft. A part without closing tag ends where the next part begins. Fences around code are taken
 * off.
 */
export function readSubmission(content: string): Submission | undefined {
  const parts = partsOf(content);
  const first = parts.findLastIndex(({ tag }) => tag === 'instruction');
  if (parts.length === 0) return undefined;
  if (first < 0) return { status: 'incomplete', problem: 'There is no <instruction>.' };
  const task = parts.slice(first);
  const start = task[0]?.start ?? 0;
  const outside = `${content.slice(0, start)}\n${content.slice(task.at(-1)?.end)}`;
  return assemble(task, outside);
}

type Tag = 'instruction' | 'verify' | 'solution' | 'failure';

interface Part {
  readonly tag: Tag;
  readonly body: string;
  readonly why: string | undefined;
  /** Where its opening tag begins and where it ends, in the content. */
  readonly start: number;
  readonly end: number;
}

const OPENING =
  /(?<=^[ \t>*-]*|<\/\w+>\s*)<(instruction|verify|solution|failure)(?:\s+why=(?:"([^"\n]*)"|'([^'\n]*)'))?\s*>/gim;

function partsOf(content: string): Part[] {
  const openings = [...content.matchAll(OPENING)];
  return openings.map((opening, index) => {
    const [text, name = '', doubleQuoted, singleQuoted] = opening;
    const tag = name.toLowerCase() as Tag;
    const bodyStart = opening.index + text.length;
    const limit = openings[index + 1]?.index ?? content.length;
    const body = content.slice(bodyStart, limit);
    const close = new RegExp(`</${tag}\\s*>`, 'i').exec(body);
    return {
      tag,
      body: withoutFence(close ? body.slice(0, close.index) : body),
      why: doubleQuoted ?? singleQuoted,
      start: opening.index,
      end: close ? bodyStart + close.index + close[0].length : limit,
    };
  });
}

function withoutFence(body: string): string {
  const text = body.trim();
  const inner = text.replace(/^`{3,}[^\n]*\n/, '');
  // Without a closing tag, the fence around the whole reply ends up here.
  return inner.replace(/(?:^|\n)[ \t]*`{3,}\s*$/, '').trim();
}

function assemble(parts: readonly Part[], outside: string): Submission {
  const missing: string[] = [];
  const one = (tag: Tag): string => {
    const found = parts.filter((part) => part.tag === tag && part.body !== '');
    if (found.length !== 1) missing.push(found.length === 0 ? `no <${tag}>` : `more than one <${tag}>`);
    return found[0]?.body ?? '';
  };
  const failures = parts
    .filter(({ tag, body }) => tag === 'failure' && body !== '')
    .map(({ body, why }) => ({ code: body, ...(why && { why }) }));
  const task = {
    instruction: one('instruction'),
    verify: one('verify'),
    solution: one('solution'),
    failures,
  };
  if (failures.length < MIN_FAILURES)
    missing.push(`${failures.length === 0 ? 'no' : `only ${failures.length}`} <failure> of ${MIN_FAILURES}`);
  if (missing.length === 0) return { status: 'complete', task, outside };
  return { status: 'incomplete', problem: `There is ${missing.join(', ')}.` };
}
