import type { SpeakContext } from './speak.ts';

/** Asks the supervisor whether a line is good. `shown` is how it sees the line. */
export async function isApproved(
  { ask, wording, instruction, compat, history }: SpeakContext,
  shown: string,
): Promise<boolean> {
  const content = wording.verify({ instruction, history, response: shown });
  const verdict = (await ask([{ role: 'user', content }])).toLowerCase();
  // The original takes any "true" for approval, that of "not true" included.
  if (compat === 'upstream') return verdict.includes('true');
  return /\btrue\b/.test(verdict) && !/\bfalse\b|\bnot true\b/.test(verdict);
}
