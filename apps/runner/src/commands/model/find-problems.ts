import type { ModelReport } from '@sca/model';
import type { Reliance } from './reliance.ts';

/** An ability that is relied on, and that the model does not have or has wrongly. */
export interface ModelProblem {
  readonly ability: 'tools' | 'seed' | 'tokens' | 'usage';
  readonly sentence: string;
}

/** What a run with this model would fail at. What is only missed by nobody is no problem. */
export function findProblems(report: ModelReport, reliance: Reliance): ModelProblem[] {
  const sentences: Record<ModelProblem['ability'], string | undefined> = {
    tools: toolsProblem(report, reliance),
    seed: report.seed === 'refused' && reliance.seed ? SEED : undefined,
    tokens: tokensProblem(report, reliance),
    usage: !report.countsTokens && reliance.usage ? USAGE : undefined,
  };
  return Object.entries(sentences).flatMap(([ability, sentence]) =>
    sentence === undefined ? [] : [{ ability: ability as ModelProblem['ability'], sentence }],
  );
}

const SEED = 'it refuses seeds, and sca sends one with every request.';
const USAGE = 'it counts no tokens, so limits.costUsd cannot be held.';
const TEXT_STRATEGY =
  'Take another model or, for an executor, a text strategy such as rollout.strategy: react.';

function toolsProblem({ tools }: ModelReport, reliance: Reliance): string | undefined {
  if (reliance.tools === false || tools.isRoundTripRight) return undefined;
  // Whoever has no tools is told so; whoever gets them wrong looks able and is not.
  if (tools.support === 'native')
    return `it called a tool wrongly or did not understand the result. ${TEXT_STRATEGY}`;
  if (reliance.tools === undefined) return undefined;
  return `it takes no native tools, and they are what it is to act with. ${TEXT_STRATEGY}`;
}

/** From the least to the most. */
const CAPTURES = ['off', 'logprobs', 'token-id-strings', 'token-ids'] as const;

function tokensProblem({ tokens }: ModelReport, { tokens: wanted }: Reliance): string | undefined {
  if (wanted === 'off') return undefined;
  if (tokens.problem !== null) return `its token ids, logprobs and usage disagree: ${tokens.problem}`;
  if (wanted === 'auto' || CAPTURES.indexOf(tokens.capture) >= CAPTURES.indexOf(wanted)) return undefined;
  return `tokens: ${wanted} insists on what it does not give. tokens: auto takes what there is.`;
}
