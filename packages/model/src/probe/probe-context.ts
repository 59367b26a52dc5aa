import { ScaError } from '@sca/core';
import { z } from 'zod';
import type { Probe } from './probe-model.ts';

export interface ContextReport {
  /** Whether the endpoint lists the model; null where it lists none. */
  readonly isListed: boolean | null;
  /** Tokens of prompt and completion together; null where the endpoint does not say. */
  readonly contextLength: number | null;
  /** Where the length is from: the list of models, or the refusal of a completion far too long. */
  readonly source: 'listing' | 'refusal' | null;
}

/** More than any model completes. Servers check it before they begin, so that the question costs nothing. */
const TOO_MANY_TOKENS = 10_000_000;

/** Finds out how long conversations may become. */
export async function probeContext(probe: Probe): Promise<ContextReport> {
  const listed = await probe.listModels().catch(() => null);
  const model = listed
    ?.map((each) => ListedModel.safeParse(each).data)
    .find((each) => each?.id === probe.modelName);
  const isListed = listed && model !== undefined;
  const fromListing = model ? lengthOf(model) : null;
  if (fromListing !== null) return { isListed, contextLength: fromListing, source: 'listing' };
  const fromRefusal = await refusedLength(probe);
  return { isListed, contextLength: fromRefusal, source: fromRefusal === null ? null : 'refusal' };
}

const Length = z.int().positive().optional().catch(undefined);

/** Where servers put the length: vLLM, OpenRouter, Groq, Mistral, llama.cpp. */
const ListedModel = z.object({
  id: z.string(),
  max_model_len: Length,
  context_length: Length,
  context_window: Length,
  max_context_length: Length,
  meta: z.object({ n_ctx: Length }).optional().catch(undefined),
});

function lengthOf(model: z.infer<typeof ListedModel>): number | null {
  const { max_model_len, context_length, context_window, max_context_length, meta } = model;
  return max_model_len ?? context_length ?? context_window ?? max_context_length ?? meta?.n_ctx ?? null;
}

async function refusedLength({ modelWith, signal }: Probe): Promise<number | null> {
  const messages = [{ role: 'user' as const, content: 'Reply with the single word: ready' }];
  const request = { messages, sampling: { maxTokens: TOO_MANY_TOKENS }, signal };
  const refusal = await modelWith({})
    .generate(request)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  const said = refusal instanceof ScaError ? String(refusal.details.said ?? '') : '';
  const length = /(?:context|model|prompt) (?:length|size|window)\D{0,12}(\d{3,})/i.exec(said)?.[1];
  return length === undefined ? null : Number(length);
}
