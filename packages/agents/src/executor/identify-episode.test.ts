import { expect, it } from 'vitest';
import { plainUser } from '../testing/plain-user.test.support.ts';
import { play } from '../testing/play.test.support.ts';
import { scriptedModel } from '../testing/scripted-model.test.support.ts';
import { shop } from '../testing/shop.test.support.ts';
import type { EpisodeInputs } from './episode-options.ts';
import { identifyEpisode } from './identify-episode.ts';
import { createStrategy } from './strategies/create-strategy.ts';

const inputs: EpisodeInputs = {
  model: scriptedModel(['42'], 'model-a'),
  environment: shop,
  task: { id: 'task-1', instruction: 'Do it.' },
  protocol: createStrategy({ strategy: 'tool-calling' }),
  seed: 1,
};

// Each changes one input that makes another policy, task or setting.
const otherGroups: Partial<EpisodeInputs>[] = [
  { model: scriptedModel([], 'model-b') },
  { checkpoint: 'step-10' },
  { task: { id: 'task-2', instruction: 'Do it.' } },
  { protocol: createStrategy({ strategy: 'react' }) },
  { protocol: createStrategy({ strategy: 'tool-calling', toolCalls: 'first' }) },
  { environment: { ...shop, version: '2' } },
  { environment: { ...shop, policy: 'Other rules.' } },
  { sampling: { temperature: 1 } },
  { limits: { steps: 30 } },
  { user: plainUser([]) },
];
const sameGroup: Partial<EpisodeInputs>[] = [{ trial: 1 }, { seed: 2 }];

it('gives every input that matters an id of its own', () => {
  const identities = [{}, ...otherGroups, ...sameGroup].map((change) =>
    identifyEpisode({ ...inputs, ...change }),
  );
  expect(new Set(identities.map(({ id }) => id)).size).toBe(identities.length);
});

it('keeps trials and seeds in one group, and nothing else', () => {
  const group = (change: Partial<EpisodeInputs>) => identifyEpisode({ ...inputs, ...change }).group;
  expect(new Set(sameGroup.map(group))).toEqual(new Set([group({})]));
  expect(new Set([{}, ...otherGroups].map(group)).size).toBe(otherGroups.length + 1);
});

it('is the same for what does not matter', () => {
  const same = identifyEpisode({ ...inputs, trial: 0, limits: { steps: 15 }, sampling: {} });
  expect(same).toEqual(identifyEpisode(inputs));
});

it('is what the trajectory bears', async () => {
  const { id, group, policy } = await play(['42'], inputs);
  expect({ id, group, policy }).toEqual(identifyEpisode(inputs));
});

it('is readable where it is not a hash', () => {
  const { policy } = identifyEpisode({
    ...inputs,
    checkpoint: 'step-10',
    sampling: { topP: 1, stop: ['x'] },
  });
  expect(policy).toEqual({
    model: 'model-a',
    checkpoint: 'step-10',
    sampling: { topP: 1, stop: ['x'] },
    protocol: {
      name: 'tool-calling/all',
      source: 'own',
      compat: 'fixed',
      promptHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
    limits: { steps: 15 },
  });
});
