/** The answer in what a policy wrote: what stands behind the last line that begins with `Answer:`. */
export function markedAnswer(content: string): string | undefined {
  const marks = [...content.matchAll(/^[ \t]*(?:\*\*)?Answer:(?:\*\*)?/gim)];
  const last = marks.at(-1);
  return last && content.slice(last.index + last[0].length).trim();
}
