import { describe, expect, it } from 'vitest';
import { parseExperimentSource } from './experiment-source.ts';
import { parseExperiment } from './load-experiment.ts';
import type { Experiment } from './resolve-experiment.ts';

function parse(text: string, overrides: readonly string[] = []): Experiment {
  return parseExperiment(parseExperimentSource(text, { name: 'experiment.yaml', overrides }));
}

function problemOf(text: string, overrides: readonly string[] = []): string {
  try {
    parse(text, overrides);
  } catch (thrown) {
    return (thrown as Error).message;
  }
  throw new Error('the experiment is all right');
}

const BASE = 'name: test\nenvironment: m3tooleval/calculation\n';

describe('defaults', () => {
  it('of paper mode are the numbers of the paper', () => {
    const { challenge, rollout, build } = parse(`${BASE}mode: paper\n`);
    expect([challenge.tasks, rollout.perTask, rollout.steps, build.algorithm]).toEqual([800, 15, 15, 'rft']);
  });

  it('hold for a section whose fields are commented out', () => {
    expect(parse(`${BASE}limits:\n  # costUsd: 20\n`).limits.maxInfraFailures).toBe(20);
  });

  it('need no model', () => {
    const { models, challenge, train } = parse(BASE);
    expect([models.executor.provider, challenge.kind, train.trainer]).toEqual([
      'reference',
      'procedural',
      'reference',
    ]);
  });

  it('follow the model', () => {
    const { challenge, train, rollout } = parse(
      'name: test\nenvironment: taubench/retail\nmodels: { executor: { model: llama }, user: { model: llama } }',
    );
    expect([challenge.kind, train.trainer, rollout.user]).toEqual(['llm', 'none', 'llm']);
  });
});

describe('overrides', () => {
  it('set any field, over the file', () => {
    const experiment = parse(`${BASE}rollout:\n  perTask: 2\n`, ['rollout.perTask=4', 'evaluate.sets=[own]']);
    expect([experiment.rollout.perTask, experiment.evaluate.sets]).toEqual([4, ['own']]);
  });

  it('fill a section that has only comments', () => {
    expect(
      parse(`${BASE}limits:\n  # costUsd: 20\n`, ['limits.maxInfraFailures=3']).limits.maxInfraFailures,
    ).toBe(3);
  });

  it('change one section alone where an alias shares it with others', () => {
    const models = 'models:\n  user: &u { model: a }\n  judge: *u\n';
    expect(parse(BASE + models, ['models.judge.model=b']).models).toMatchObject({
      user: { model: 'a' },
      judge: { model: 'b' },
    });
  });

  it('are named where they are wrong', () => {
    expect(problemOf(BASE, ['rollout.pertask=4'])).toMatch(
      /^--set rollout.pertask: rollout has no field "pertask". Did you mean perTask\?/,
    );
    expect(problemOf(BASE, ['rollout'])).toMatch(/sets nothing/);
    expect(problemOf(BASE, ['rollout={ pertask: 4 }'])).toMatch(
      /^--set rollout: rollout has no field "pertask"/,
    );
    expect(problemOf(BASE, ['name.first=a'])).toMatch(
      /^--set name\.first=a cannot be applied: name is a value/,
    );
    expect(problemOf(BASE, ['models.user=*user'])).toMatch(
      /^--set models\.user=\*user .*belong into the file/,
    );
  });
});

describe('a wrong field', () => {
  it.each([
    ['rollout: { perTask: 9007199254740991 }', 'rollout.perTask'],
    ['train: { epochs: 1000000000 }', 'train.epochs'],
    ['rollout: { timeoutMs: 2147483648 }', 'rollout.timeoutMs'],
  ])('is a count that nothing could hold: %s', (text, field) => {
    expect(problemOf(`${BASE}${text}\n`)).toMatch(new RegExp(`${field} must be at most \\d+\\.$`));
  });

  it('is named with its place and the nearest right one', () => {
    expect(problemOf(`${BASE}rollout:\n  strateggy: code\n`)).toMatch(
      /^experiment\.yaml:4:3: rollout has no field "strateggy"\. Did you mean strategy\?/,
    );
    expect(
      problemOf(`${BASE}models: { executor: { provider: reference } }\n`, [
        'models.executor.baseUrl=http://a',
      ]),
    ).toMatch(/^--set models\.executor\.baseUrl: .* It goes with models\.executor\.provider: openai\.$/);
    expect(problemOf(`${BASE}roll: {}\n`)).toMatch(
      /^experiment\.yaml:3:1: An experiment has no field "roll"/,
    );
  });

  it('is named with what it takes', () => {
    expect(problemOf(`${BASE}build:\n  algorithm: sft\n`)).toBe(
      'experiment.yaml:4:3: build.algorithm takes rft, dpo, kto, ppo, grpo. Did you mean rft?',
    );
    expect(problemOf('environment: helpdesk')).toBe('experiment.yaml: name is missing.');
  });

  it.each([
    ['seed: -1', '3:1: seed must be at least 0.'],
    ['rollout: { perTask: "4" }', '3:12: rollout.perTask takes a number, and this is "4".'],
    ['rollout: { perTask: 1.5 }', '3:12: rollout.perTask takes a whole number, and this is 1.5.'],
    ['rollout: { perTask: 0 }', '3:12: rollout.perTask must be more than 0.'],
    ['evaluate: { temperature: 3 }', '3:13: evaluate.temperature must be at most 2.'],
    ['rollout: 5', '3:1: rollout takes a section, and this is 5.'],
    ['evaluate: { sets: own }', '3:13: evaluate.sets takes a list, and this is "own".'],
    [
      'evaluate: { sets: [own, offical] }',
      '3:25: evaluate.sets.1 takes procedural, own, official. Did you mean official?',
    ],
    [
      'models: { user: { provider: opnai } }',
      '3:19: models.user.provider takes reference, openai. Did you mean openai?',
    ],
    ['models: { user: { model: 5 } }', '3:19: models.user.model takes text, and this is 5.'],
    [
      'models: { user: { model: a, tokens: ids } }',
      '3:29: models.user.tokens takes off, auto, token-ids, token-id-strings, logprobs.',
    ],
    [
      'models: { user: { model: a, baseUrl: local } }',
      '3:29: models.user.baseUrl: must be an address such as http://localhost:8000/v1.',
    ],
  ])('%s is named with what it takes, in our words', (text, sentence) => {
    expect(problemOf(`${BASE}${text}\n`)).toBe(`experiment.yaml:${sentence}`);
  });

  it('of a model is looked for among all that a model takes', () => {
    const problem = (field: string): string =>
      problemOf(`${BASE}models: { user: { model: a, ${field}: 1 } }\n`);
    expect(problem('temprature')).toMatch(/^experiment\.yaml:3:29: .*Did you mean sampling\.temperature\?/);
    expect(problem('timeoutms')).toMatch(/Did you mean timeoutMs\?/);
  });

  it('does not hide the others', () => {
    expect(problemOf(`${BASE}seed: x\niterations: 0\n`).split('\n')).toHaveLength(2);
  });

  it('is named where it stands, behind an alias too', () => {
    const text = 'models:\n  user: &u { model: a, temprature: 1 }\n  judge: *u\n';
    expect(problemOf(BASE + text).split('\n')[1]).toMatch(/^experiment\.yaml:4:24: /);
  });

  it('may be broken YAML', () => {
    expect(problemOf('name: [test\n')).toMatch(/^experiment\.yaml:2:1: /);
  });
});
