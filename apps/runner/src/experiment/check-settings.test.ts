import { expect, it } from 'vitest';
import { parseExperimentSource } from './experiment-source.ts';
import { parseExperiment } from './load-experiment.ts';

function problemOf(text: string): string | undefined {
  try {
    parseExperiment(parseExperimentSource(`name: test\n${text}\n`, { name: 'experiment.yaml' }));
    return undefined;
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: 'EXPERIMENT_INVALID' });
    return (thrown as Error).message;
  }
}

const HELPDESK = 'environment: helpdesk\n';
const SERVED = 'models: { executor: { model: m } }\n';

it.each([
  [`${HELPDESK}build: { format: trl-stf }`, /^experiment\.yaml:3:10: .*Did you mean trl-sft\?/],
  [`${HELPDESK}${SERVED}build: { algorithm: dpo, format: trl-sft }`, /no format "trl-sft" for dpo/],
  [`${HELPDESK}build: { algorithm: kto }`, /^experiment\.yaml:3:10: .*not by kto/],
  [`${HELPDESK}build: { format: axolotl }`, /reads rft data as trl-sft, not as axolotl/],
  [
    `${HELPDESK}${SERVED}train: { trainer: reference }`,
    /^experiment\.yaml:4:10: train\.trainer: reference trains/,
  ],
  [`${HELPDESK}train: { trainer: openai-compatible }`, /trained by reference/],
  [`${HELPDESK}train: { trainer: command }`, /needs train\.command/],
  [
    `${HELPDESK}challenge: { kind: llm }`,
    /^experiment\.yaml:3:14: challenge\.kind: llm needs a language model/,
  ],
  [`${HELPDESK}setting: distillation`, /needs models\.teacher/],
  [`environment: taubench/retail\n${SERVED}rollout: { user: react }`, /Name one as models\.user/],
])('finds what would fail late: %j', (text, sentence) => {
  expect(problemOf(text)).toMatch(sentence);
});

it.each([
  `${HELPDESK}${SERVED}build: { algorithm: kto }`,
  `${HELPDESK}build: { algorithm: grpo }`,
  `${HELPDESK}${SERVED}build: { format: axolotl }`,
  `${HELPDESK}build: { format: axolotl }\ntrain: { trainer: none }`,
  `${HELPDESK}${SERVED}train: { trainer: command, command: ./train.sh }`,
  `${HELPDESK}models: { challenger: { model: m } }\nchallenge: { kind: llm }`,
  `${HELPDESK}setting: distillation\nmodels: { teacher: { model: m } }`,
  `environment: taubench/retail\n${SERVED}rollout: { user: scripted }`,
  `${HELPDESK}rollout: { user: react }`,
])('lets pass what works: %j', (text) => {
  expect(problemOf(text)).toBeUndefined();
});
