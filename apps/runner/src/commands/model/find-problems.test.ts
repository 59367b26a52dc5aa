import type { ModelReport } from '@sca/model';
import { describe, expect, it } from 'vitest';
import { findProblems } from './find-problems.ts';
import { type Reliance, relianceOf, type Setting } from './reliance.ts';

const able: ModelReport = {
  model: 'm',
  baseUrl: 'http://localhost/v1',
  latencyMs: 1,
  countsTokens: true,
  hasReasoning: false,
  context: { isListed: true, contextLength: 1000, source: 'listing' },
  tools: { support: 'native', isRoundTripRight: true, detail: '', roundTripMs: 1 },
  seed: 'repeats',
  tokens: { capture: 'token-ids', problem: null },
};
const ignoresTools: Partial<ModelReport> = {
  tools: { support: 'ignored', isRoundTripRight: false, detail: '', roundTripMs: null },
};
const getsToolsWrong: Partial<ModelReport> = { tools: { ...able.tools, isRoundTripRight: false } };
const logprobs: Partial<ModelReport> = { tokens: { capture: 'logprobs', problem: null } };
const disagreeing: Partial<ModelReport> = { tokens: { capture: 'logprobs', problem: '1 and 2' } };
const modest: Reliance = { tools: undefined, seed: true, tokens: 'off', usage: false };

describe('a problem', () => {
  it.each<[string, { report?: Partial<ModelReport>; reliance?: Partial<Reliance> }, string[]]>([
    ['nothing', { reliance: { tools: true, tokens: 'token-ids', usage: true } }, []],
    ['tools that go wrong, relied on or not known', { report: getsToolsWrong }, ['tools']],
    ['tools that go wrong and nobody calls', { report: getsToolsWrong, reliance: { tools: false } }, []],
    ['no tools, which are relied on', { report: ignoresTools, reliance: { tools: true } }, ['tools']],
    ['no tools, and nobody knows whether they are needed', { report: ignoresTools }, []],
    ['a refused seed', { report: { seed: 'refused' } }, ['seed']],
    ['a refused seed of a judge', { report: { seed: 'refused' }, reliance: { seed: false } }, []],
    ['a seed that varies', { report: { seed: 'varies' } }, []],
    ['no usage and a limit', { report: { countsTokens: false }, reliance: { usage: true } }, ['usage']],
    ['no usage and no limit', { report: { countsTokens: false } }, []],
    ['fewer tokens than insisted on', { report: logprobs, reliance: { tokens: 'token-ids' } }, ['tokens']],
    ['more tokens than insisted on', { reliance: { tokens: 'logprobs' } }, []],
    ['what tokens there are', { report: logprobs, reliance: { tokens: 'auto' } }, []],
    ['tokens that disagree', { report: disagreeing, reliance: { tokens: 'auto' } }, ['tokens']],
    ['tokens that disagree and nobody wants', { report: disagreeing }, []],
  ])('is seen in %s', (_what, { report, reliance }, abilities) => {
    const problems = findProblems({ ...able, ...report }, { ...modest, ...reliance });
    expect(problems.map(({ ability }) => ability)).toEqual(abilities);
  });
});

describe('tools are relied on', () => {
  it.each<[string | undefined, Setting, boolean | undefined]>([
    [undefined, {}, undefined],
    ['executor', {}, undefined],
    ['executor', { environment: 'helpdesk' }, true],
    ['executor', { rollout: { strategy: 'act' } }, false],
    ['teacher', { environment: 'helpdesk', rollout: { strategy: 'tool-calling' } }, true],
    ['challenger', { environment: 'helpdesk', rollout: { strategy: 'react' } }, true],
    ['challenger', { environment: 'helpdesk', challenge: { kind: 'pae' } }, false],
    ['user', { environment: 'helpdesk' }, false],
    ['judge', {}, false],
    ['mine', { environment: 'helpdesk' }, undefined],
  ])('by %s in %j: %s', (role, setting, expected) => {
    expect(relianceOf(role, { model: 'm' }, setting).tools).toBe(expected);
  });
});
