import type { TokenCapture } from '../model-config.ts';
import type { WireBody } from './wire-request.ts';

const LOGPROBS = { logprobs: true, top_logprobs: 0 };
const IDS = { return_token_ids: true };
/** Without it a token is text, which does not lead back to its id. */
const ID_STRINGS = { return_tokens_as_token_ids: true };

/** What is asked for in each mode. `auto` asks for everything: what a server does not know it ignores or refuses. */
export function captureParameters(capture: TokenCapture): WireBody {
  switch (capture) {
    case 'off':
      return {};
    case 'logprobs':
      return LOGPROBS;
    case 'token-id-strings':
      return { ...LOGPROBS, ...ID_STRINGS };
    case 'token-ids':
      return { ...LOGPROBS, ...IDS };
    case 'auto':
      return { ...LOGPROBS, ...IDS, ...ID_STRINGS };
  }
}

/** Which parameters a server may refuse without harm: they are then left out. */
export function optionalParameters(capture: TokenCapture): readonly string[] {
  return capture === 'auto' ? ['seed', ...Object.keys(captureParameters('auto'))] : ['seed'];
}
