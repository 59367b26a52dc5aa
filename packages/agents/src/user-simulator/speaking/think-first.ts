import { STOP_TOKEN } from '../stop-token.ts';
import type { Candidate, Speak } from './speak.ts';

const THOUGHT = 'Thought:';
const RESPONSE = 'User Response:';

/**
 * `react`: the model thinks, then responds. It remembers both; only the response is said.
 *
 * `upstream` looks for the thought first and so says both, label included, and takes a stop token anywhere for a stop.
 * Upstream: ReactUserSimulationEnv.parse_response
 */
export const thinkFirst: Speak = async ({ history, ask, compat }) => {
  const written = await ask(history);
  const text = compat === 'upstream' ? sayLikeUpstream(written) : responseIn(written);
  const candidate: Candidate = { status: 'unreadable' };
  return text === undefined ? candidate : { status: 'said', text, remembered: [written] };
};

function sayLikeUpstream(written: string): string | undefined {
  if (written.includes(STOP_TOKEN)) return STOP_TOKEN;
  const label = written.includes(THOUGHT) ? THOUGHT : RESPONSE;
  const parts = written.split(label);
  // Unpacking any other number of parts raises.
  return parts.length === 2 ? parts[1]?.trim() : undefined;
}

/** What stands behind the label. Where there is none and no thought either, the model just spoke. */
function responseIn(written: string): string | undefined {
  const at = written.lastIndexOf(RESPONSE);
  if (at >= 0) return written.slice(at + RESPONSE.length).trim();
  return written.includes(THOUGHT) ? undefined : written.trim();
}
