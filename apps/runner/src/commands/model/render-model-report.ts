import type { ModelReport } from '@sca/model';
import { whole } from '../../counted.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { shorten } from '../../terminal/shorten.ts';
import type { ModelProblem } from './find-problems.ts';

const MAX_LENGTH = 160;

/**
 * A model's abilities as lines of a name and what was found, and under them what is wrong with it. Whatever the server
 * wrote is escaped.
 */
export function renderModelReport(report: ModelReport, problems: readonly ModelProblem[]): string {
  const { model, baseUrl, latencyMs, countsTokens, hasReasoning, tools, seed, tokens } = report;
  const rows: [name: string, found: string][] = [
    ['latency', `${count(latencyMs)} ms, the middle of three short calls`],
    ['context length', describeContext(report.context)],
    ['native tools', TOOLS[tools.support]],
    ['tool round trip', describeTrip(tools)],
    ['seed', SEEDS[seed]],
    ['token capture', TOKENS[tokens.capture] + (tokens.problem ? ` (${show(tokens.problem)})` : '')],
    ['reasoning', hasReasoning ? 'comes apart from the content' : 'none came apart from the content'],
    ['usage', countsTokens ? 'is counted' : 'is not counted: tokens and costs cannot be accounted for'],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, found]) => `  ${name.padEnd(width)}  ${found}\n`);
  const wrong = problems.map(({ sentence }) => `\nWRONG: ${show(sentence)}\n`);
  return `${show(model)} at ${show(baseUrl)}\n\n${lines.join('')}${wrong.join('')}`;
}

const TOOLS: Record<ModelReport['tools']['support'], string> = {
  native: 'yes',
  ignored: 'no call came: use a text strategy such as react',
  failed: 'not taken: use a text strategy such as react',
};

const SEEDS: Record<ModelReport['seed'], string> = {
  repeats: 'the same text twice',
  varies: 'taken, but the text varies',
  refused: 'refused',
};

const TOKENS: Record<ModelReport['tokens']['capture'], string> = {
  'token-ids': 'token-ids: ids of prompt and completion, and logprobs',
  'token-id-strings': 'token-id-strings: ids of the completion, and logprobs',
  logprobs: 'logprobs without ids',
  off: 'none',
};

function describeContext({ contextLength, isListed, source }: ModelReport['context']): string {
  const listed = isListed === false ? '; the endpoint does not list this model' : '';
  if (contextLength === null) return `not told${listed}`;
  const from = source === 'listing' ? 'the list of models' : 'a refusal';
  return `${count(contextLength)} tokens, from ${from}${listed}`;
}

function describeTrip({ isRoundTripRight, detail, roundTripMs }: ModelReport['tools']): string {
  if (roundTripMs === null) return show(detail);
  return `${isRoundTripRight ? 'right' : 'wrong'} after ${count(roundTripMs)} ms: ${show(detail)}`;
}

function count(value: number): string {
  return whole(Math.round(value));
}

function show(text: string): string {
  return shorten(escapeText(text), MAX_LENGTH);
}
