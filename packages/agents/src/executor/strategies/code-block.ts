/** A block of code in what a policy wrote. */
export type CodeBlock =
  | { readonly status: 'closed'; readonly code: string; readonly end: number }
  | { readonly status: 'open' };

/** The first fenced block, whatever language it names; `end` is the index behind its closing fence. */
export function firstCodeBlock(content: string): CodeBlock | undefined {
  const opening = /^[ \t]*(`{3,})[^`\n]*\n/m.exec(content);
  if (!opening?.[1]) return undefined;
  const start = opening.index + opening[0].length;
  const closing = new RegExp(`^[ \\t]*${opening[1]}\`*[ \\t]*$`, 'm').exec(content.slice(start));
  if (!closing) return { status: 'open' };
  const end = start + closing.index + closing[0].length;
  return { status: 'closed', code: content.slice(start, start + closing.index), end };
}
