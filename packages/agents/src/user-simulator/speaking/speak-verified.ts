import { isApproved } from './approve.ts';
import { pythonRepr } from './python-repr.ts';
import { type Candidate, plainLine, type Speak } from './speak.ts';

/** Lines that are tried for one turn. */
const MAX_CANDIDATES = 3;

/**
 * `verify`: a supervisor judges each line; after three the last one is said, approved or not.
 *
 * `upstream` shows the supervisor the message object instead of its text, and forgets a line that was said without
 * approval. Upstream: VerifyUserSimulationEnv
 */
export const speakVerified: Speak = async (context) => {
  const { history, ask, compat } = context;
  const isUpstream = compat === 'upstream';
  let text = '';
  for (let tried = 0; tried < MAX_CANDIDATES; tried += 1) {
    text = await ask(history);
    const shown = isUpstream ? `Message(content=${pythonRepr(text)})` : text;
    if (await isApproved(context, shown)) return plainLine(text);
  }
  const forgotten: Candidate = { status: 'said', text, remembered: [] };
  return isUpstream ? forgotten : plainLine(text);
};
