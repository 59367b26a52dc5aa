import { expect, test } from 'vitest';
import { parseModelConfig, parseModelsConfig } from './model-config.ts';

test('fills in what is left out', () => {
  expect(parseModelConfig({ model: 'gpt-5-mini' })).toEqual({
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5-mini',
    tokens: 'off',
    timeoutMs: 600_000,
  });
  expect(parseModelConfig({ model: 'm', baseUrl: 'http://localhost:8000/v1//' }).baseUrl).toBe(
    'http://localhost:8000/v1',
  );
});

test.each<[what: string, config: unknown, named: string]>([
  ['no model', {}, 'model'],
  ['no URL', { model: 'm', baseUrl: 'localhost:8000' }, 'baseUrl'],
  ['a word in the place of a URL', { model: 'm', baseUrl: 'localhost' }, 'baseUrl'],
  ['a password in the URL', { model: 'm', baseUrl: 'https://me:pass@host/v1' }, 'baseUrl'],
  ['a key in the place of a variable name', { model: 'm', apiKeyEnv: 'sk-proj-123' }, 'apiKeyEnv'],
  ['what the adapter decides', { model: 'm', extraBody: { stream: true } }, 'extraBody'],
  ['a misspelt member', { model: 'm', temprature: 1 }, 'temprature'],
  ['a limit of none', { model: 'm', limits: { maxConcurrency: 0 } }, 'maxConcurrency'],
])('refuses %s by name', (_what, config, named) => {
  expect(() => parseModelConfig(config)).toThrowError(
    expect.objectContaining({ code: 'MODEL_CONFIG_INVALID', message: expect.stringContaining(named) }),
  );
});

test('reads models by role and by other names', () => {
  const models = parseModelsConfig({ executor: { model: 'a' }, 'policy-before': { model: 'b' } });
  expect(Object.keys(models)).toEqual(['executor', 'policy-before']);
  expect(() => parseModelsConfig({ 'My Model': { model: 'a' } })).toThrowError(/My Model/);
});
