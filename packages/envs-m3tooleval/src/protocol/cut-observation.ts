const MAX_CHARACTERS = 2000;

/** At most 2,000 code points, and a remark where there were more. Upstream: tasks/base.py */
export function cutObservation(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const characters = Array.from(text.slice(0, 2 * MAX_CHARACTERS + 2));
  if (characters.length <= MAX_CHARACTERS) return text;
  return `${characters.slice(0, MAX_CHARACTERS).join('')}...\n[Output Truncated]`;
}
