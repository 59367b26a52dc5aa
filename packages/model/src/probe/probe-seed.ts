import { ScaError } from '@sca/core';
import type { Probe } from './probe-model.ts';

/** Whether the same seed gave the same text twice, another one, or was not taken. */
export type SeedReport = 'repeats' | 'varies' | 'refused';

/** Asks twice for something random with one seed. */
export async function probeSeed({ modelWith, signal }: Probe): Promise<SeedReport> {
  const model = modelWith({});
  const messages = [{ role: 'user' as const, content: 'Write twelve random words in one line.' }];
  const ask = async (): Promise<string> => {
    const { message } = await model.generate({ messages, sampling: { seed: 7, maxTokens: 256 }, signal });
    return `${message.reasoning ?? ''}\n${message.content}`;
  };
  try {
    const first = await ask();
    const second = await ask();
    return first === second ? 'repeats' : 'varies';
  } catch (thrown) {
    if (thrown instanceof ScaError && thrown.code === 'MODEL_REQUEST_REJECTED') return 'refused';
    throw thrown;
  }
}
