import { describe, expect, it } from 'vitest';
import { parseExperimentSource } from '../experiment/experiment-source.ts';
import { parseExperiment } from '../experiment/load-experiment.ts';
import type { StageName } from '../stages/stage-names.ts';
import type { TestSetSize } from './open-test-sets.ts';
import { type ExperimentPlan, planExperiment } from './plan-experiment.ts';
import { planText } from './plan-text.ts';

const STAGES: readonly StageName[] = ['challenge', 'rollout', 'build', 'train', 'eval', 'report'];
const SETS: readonly TestSetSize[] = [
  { set: 'procedural', tasks: 10 },
  { set: 'own', tasks: 7 },
  { set: 'official', advice: 'Run sca data pull.' },
];

const parse = (text: string) =>
  parseExperiment(
    parseExperimentSource(`name: test\n${text}`, { name: 'experiment.yaml', overrides: ['rollout.steps=5'] }),
  );

function plan(
  text: string,
  given: { hasUser?: boolean; sets?: readonly TestSetSize[] } = {},
): ExperimentPlan {
  return planExperiment({ experiment: parse(text), stages: STAGES, sets: SETS, hasUser: false, ...given });
}

function show(text: string, given: { hasUser?: boolean } = {}): string {
  return planText(parse(text), plan(text, given));
}

const callsOf = ({ roles }: ExperimentPlan): Record<string, number> =>
  Object.fromEntries(roles.map(({ role, calls }) => [role, calls]));

const SMALL = 'environment: helpdesk\nchallenge: { tasks: 3 }\n';

describe('episodes', () => {
  it('are those of all rollouts and of every set that can be measured, before and after', () => {
    const { stages, episodes, calls } = plan(`${SMALL}rollout: { perTask: 2 }\niterations: 4`);
    const counts = stages.map(({ stage, kind, episodes: count }) => [stage, kind, count]);
    expect(counts).toEqual([
      ['challenge', 'procedural', 0],
      ['rollout', 'tool-calling', 3 * 2 * 4],
      ['build', 'rft as trl-sft', 0],
      ['train', 'reference', 0],
      ['eval', 'procedural', 10 * 4 * 2],
      ['eval', 'own', 7 * 4 * 2],
      ['eval', 'official', 0],
    ]);
    expect([episodes, calls]).toEqual([24 + 80 + 56, (24 + 80 + 56) * 5]);
  });

  it.each([
    ['a curve', 'iterations: 4\nevaluate: { everyIteration: true }', 5],
    ['a policy that stays as it is', 'iterations: 4\ntrain: { trainer: none }', 1],
  ])('that measure are as many as there are policies: %s', (_what, text, policies) => {
    const evaluations = plan(SMALL + text).stages.filter(({ stage }) => stage === 'eval');
    expect(evaluations.map(({ times }) => times)).toEqual([policies, policies, policies]);
  });
});

describe('calls at most', () => {
  const models = 'models: { executor: { model: gpt-4o } }\n';

  it('of a challenger are its steps and every hand-in of every proposal', () => {
    const llm = plan(`${models}environment: helpdesk\nchallenge: { tasks: 3, steps: 6, revisions: 2 }`);
    expect(callsOf(llm).challenger).toBe(60 * (6 + 2 + 1));
    const pae = plan(`${models}environment: helpdesk\nchallenge: { kind: pae, tasks: 3, maxProposals: 4 }`);
    expect(callsOf(pae)).toMatchObject({ challenger: 4, judge: 3 * 8 });
  });

  it.each([
    ['llm', 'own', 3],
    ['verify', 'own', 18],
    ['reflection', 'own', 9],
    ['verify', 'official', 6],
    ['scripted', 'own', undefined],
  ])('of the user %s in the %s world are those of every line', (user, world, perLine) => {
    const text = `environment: taubench/retail\nworld: ${world}\nmodels: { user: { model: m } }\nchallenge: { tasks: 3 }\nrollout: { user: ${user} }`;
    const lines = 3 * 8 * (5 + 1);
    expect(callsOf(plan(text, { hasUser: true })).user).toBe(perLine && lines * perLine);
    expect(callsOf(plan(text)).user).toBeUndefined();
  });

  it('of a distillation are the teacher’s in rollouts and the executor’s in evaluations', () => {
    const teacher = '  teacher: { model: gpt-5 }\n';
    const text = `${SMALL}setting: distillation\nmodels:\n${teacher}`;
    expect(callsOf(plan(text))).toEqual({ teacher: 3 * 8 * 5, executor: (10 + 7) * 4 * 2 * 5 });
  });
});

describe('the text', () => {
  it('prices every role as far as its price is known, and names what is not', () => {
    const text = `
environment: taubench/retail
challenge: { tasks: 3, maxProposals: 5 }
rollout: { user: llm }
models:
  executor: { model: served, baseUrl: "http://localhost:8000/v1" }
  challenger: { model: gpt-4o }
  evaluationUser: { model: mine, price: { promptUsdPerMillion: 1, completionUsdPerMillion: 2 } }
  user: { model: gpt-4o-mini }
train: { trainer: openai-compatible }
limits: { costUsd: 5 }`;
    expect(show(text, { hasUser: true })).toMatchInlineSnapshot(`
      "test: self-improvement on taubench/retail, own world, check mode strict, 1 iteration

      at most                           tasks  trials  times  episodes  model calls
      challenge (llm)                       3              1                     95
      rollout (tool-calling)                3       8      1        24          552
      build (rft as openai-sft)                            1                      0
      train (openai-compatible)                            1                      0
      eval (procedural)                    10       4      2        80        1,840
      eval (own)                            7       4      2        56        1,288
      eval (official)            not measured
      total                                                        160        3,775

      official test tasks: not measured. Run sca data pull.

      at most               calls  tokens of each       cost
      challenger: gpt-4o       95     5,000 + 400      $1.57
      executor: served        800     3,000 + 150  not known
      user: gpt-4o-mini       432      1,500 + 50      $0.11
      evaluationUser: mine  2,448      1,500 + 50      $3.92

      At most some $5.59 without executor, whose price is not known: set models.executor.price.

      These are upper bounds: all proposals that challenge.maxProposals allows are made, and no episode ends before its last
      step. Only calls that an endpoint fails at come on top. Tokens per call are assumed, so what is paid may still differ.
      What the training itself costs is not known and not part of it.
      The run will stop at its first call: limits.costUsd needs the price of every model.
      "
    `);
  });

  it('says where nothing is paid', () => {
    expect(show(SMALL)).toContain('costs nothing');
  });

  it('says that a limit holds where all prices are known', () => {
    expect(show(`${SMALL}models: { executor: { model: gpt-4o } }\nlimits: { costUsd: 5 }`)).toContain(
      'The run stops before it costs more than $5.00.',
    );
  });
});
