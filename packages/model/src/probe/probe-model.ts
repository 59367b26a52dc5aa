import type { Model } from '@sca/core';
import { abortedError } from '../abort.ts';
import { type Clock, systemClock } from '../clock.ts';
import { wrapModel } from '../middleware.ts';
import { type ModelConfigInput, parseModelConfig } from '../model-config.ts';
import { connect } from '../openai/connect.ts';
import { createStrictModel } from '../openai/create-openai-model.ts';
import { withRetry } from '../retry/with-retry.ts';
import type { Variables } from '../secrets.ts';
import { withTimeout } from '../with-timeout.ts';
import { type ContextReport, probeContext } from './probe-context.ts';
import { probeSeed, type SeedReport } from './probe-seed.ts';
import { probeTokens, type TokensReport } from './probe-tokens.ts';
import { probeTools, type ToolsReport } from './probe-tools.ts';

/** What a model turned out to do when it was asked. */
export interface ModelReport {
  readonly model: string;
  readonly baseUrl: string;
  /** From a short request to its reply: the middle of three. */
  readonly latencyMs: number;
  /** False where the endpoint reports no usage: then neither tokens nor costs can be accounted for. */
  readonly countsTokens: boolean;
  /** True where thinking came apart from the content. */
  readonly hasReasoning: boolean;
  readonly context: ContextReport;
  readonly tools: ToolsReport;
  readonly seed: SeedReport;
  readonly tokens: TokensReport;
}

export interface ProbeOptions {
  /** Where keys are looked up. @defaultValue the environment of the process */
  readonly variables?: Variables;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** What the parts of a probe work with. */
export interface Probe {
  /** A model that sends what it is told to, and nothing less. */
  readonly modelWith: (changes: Partial<ModelConfigInput>) => Model;
  readonly listModels: () => Promise<readonly unknown[]>;
  readonly modelName: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

const ATTEMPTS = 3;
const LATENCY_CALLS = 3;

/**
 * Asks a model what it can do: about a dozen short calls, one after the other.
 *
 * @throws ScaError `MODEL_CONFIG_INVALID`, `MODEL_KEY_MISSING`, `MODEL_ABORTED`, and what a plain call ends as where the
 * model cannot be used at all. What a single ability fails with is part of the report.
 */
export async function probeModel(given: ModelConfigInput, options: ProbeOptions = {}): Promise<ModelReport> {
  const { variables = process.env, clock = systemClock } = options;
  const signal = options.signal ?? new AbortController().signal;
  const config = parseModelConfig(given);
  const modelWith = (changes: Partial<ModelConfigInput>): Model =>
    wrapModel(
      createStrictModel(connect(parseModelConfig({ ...config, tokens: 'off', ...changes }), variables)),
      [withRetry({ maxAttempts: ATTEMPTS, clock }), withTimeout({ timeoutMs: config.timeoutMs, clock })],
    );
  const listModels = () => connect(config, variables).listModels(signal);
  const probe: Probe = { modelWith, listModels, modelName: config.model, signal, clock };

  const plain = await probeReply(probe);
  const report = {
    model: config.model,
    baseUrl: config.baseUrl,
    ...plain,
    context: await probeContext(probe),
    tools: await probeTools(probe),
    seed: await probeSeed(probe),
    tokens: await probeTokens(probe),
  };
  if (signal.aborted) throw abortedError();
  return report;
}

async function probeReply({ modelWith, signal, clock }: Probe) {
  const model = modelWith({});
  const latenciesMs: number[] = [];
  let hasReasoning = false;
  let countsTokens = true;
  for (let call = 0; call < LATENCY_CALLS; call += 1) {
    const startedAt = clock.now();
    const { message, usage } = await model.generate({ ...READY, signal });
    latenciesMs.push(clock.now() - startedAt);
    hasReasoning ||= message.reasoning !== undefined;
    countsTokens &&= usage.promptTokens > 0;
  }
  latenciesMs.sort((a, b) => a - b);
  return { latencyMs: latenciesMs[LATENCY_CALLS >> 1] ?? 0, hasReasoning, countsTokens };
}

const READY = {
  messages: [{ role: 'user' as const, content: 'Reply with the single word: ready' }],
  // Enough for a short thought before the word.
  sampling: { maxTokens: 256 },
};
