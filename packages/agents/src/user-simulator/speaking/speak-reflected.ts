import { isApproved } from './approve.ts';
import { type Candidate, plainLine, type Speak, type SpeakContext } from './speak.ts';

/**
 * `reflection`: a supervisor that rejects a line says why and writes a better one, which is then said.
 *
 * `upstream` puts the better line before the user's model as if the agent had said it, asks again, and remembers both
 * of the model's lines; it says the second one if that is approved, else the first. Upstream: ReflectionUserSimulationEnv
 */
export const speakReflected: Speak = async (context) => {
  const first = await context.ask(context.history);
  if (await isApproved(context, first)) return plainLine(first);
  const better = responseIn(await reflectOn(first, context));
  if (context.compat === 'upstream')
    return better === undefined ? UNREADABLE : askAgain(context, first, better);
  return plainLine(better || first);
};

const UNREADABLE: Candidate = { status: 'unreadable' };

function reflectOn(line: string, { ask, wording, instruction, history }: SpeakContext): Promise<string> {
  const content = wording.reflect({ instruction, history, response: line });
  return ask([{ role: 'user', content }]);
}

/** What stands behind the one label; the original raises where there is none, or more than one. */
function responseIn(reflection: string): string | undefined {
  const parts = reflection.split('Response:');
  return parts.length === 2 ? parts[1]?.trim() : undefined;
}

async function askAgain(context: SpeakContext, first: string, better: string): Promise<Candidate> {
  const history = [...context.history, { role: 'user', content: better } as const];
  const second = await context.ask(history);
  const isBetter = await isApproved({ ...context, history }, second);
  return { status: 'said', text: isBetter ? second : first, remembered: [first, second] };
}
