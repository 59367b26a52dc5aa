import { messageOf, ScaError } from '@sca/core';
import type { Probe } from './probe-model.ts';

const CAPTURES = ['token-ids', 'token-id-strings', 'logprobs'] as const;

/** What a server without an ability ends as, or one that does it wrongly. */
const NOT_GIVEN = ['MODEL_REQUEST_REJECTED', 'MODEL_TOKENS_MISSING', 'MODEL_TOKENS_INCONSISTENT'];

export interface TokensReport {
  /** The most that the endpoint gives, as `tokens` of the configuration takes it; `off` for nothing. */
  readonly capture: (typeof CAPTURES)[number] | 'off';
  /** What is wrong with the tokens it gives, if something is: then nothing can be trained on them. */
  readonly problem: string | null;
}

/** Goes down from the best way in which servers give tokens. */
export async function probeTokens({ modelWith, signal }: Probe): Promise<TokensReport> {
  const messages = [{ role: 'user' as const, content: 'Reply with the single word: ready' }];
  let problem: string | null = null;
  for (const capture of CAPTURES) {
    try {
      await modelWith({ tokens: capture }).generate({ messages, sampling: { maxTokens: 256 }, signal });
      return { capture, problem };
    } catch (thrown) {
      if (!(thrown instanceof ScaError) || !NOT_GIVEN.includes(thrown.code)) throw thrown;
      if (thrown.code === 'MODEL_TOKENS_INCONSISTENT') problem ??= messageOf(thrown);
    }
  }
  return { capture: 'off', problem };
}
