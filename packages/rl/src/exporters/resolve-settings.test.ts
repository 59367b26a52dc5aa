import { describe, expect, it } from 'vitest';
import type { Algorithm, Container, ExportSettings } from './export-format.ts';
import { exportFormats, formatsFor } from './export-formats.ts';
import { requireContainer, resolveSettings } from './resolve-settings.ts';

type Given = Partial<ExportSettings> & { readonly container?: Container };

function resolve(name: string, algorithm: Algorithm, { container, ...given }: Given = {}) {
  const format = exportFormats.find((each) => each.name === name) as (typeof exportFormats)[number];
  return resolveSettings({ format, algorithm, container: container ?? format.containers[0], given });
}

const invalid = (option: string) => expect.objectContaining({ code: 'OPTION_INVALID', details: { option } });

describe('settings', () => {
  it('are those of the format where none are given', () => {
    expect(resolve('trl-sft', 'rft')).toMatchObject({ argumentsAs: 'object', toolsAs: 'array' });
    expect(resolve('trl-sft', 'rft', { container: 'parquet' })).toMatchObject({
      argumentsAs: 'string',
      toolsAs: 'json-string',
    });
  });

  it('are refused where they would do nothing', () => {
    expect(() => resolve('openai-sft', 'rft', { argumentsAs: 'object' })).toThrow(invalid('argumentsAs'));
    expect(() => resolve('llama-factory', 'dpo', { onTurnWeights: 'ignore' })).toThrow(
      invalid('onTurnWeights'),
    );
    expect(() => resolve('sca', 'grpo', { toolsAs: 'array' })).toThrow(/takes no settings/);
  });

  it('are refused where a kind of file cannot hold them', () => {
    expect(() => resolve('trl-sft', 'rft', { argumentsAs: 'object', container: 'parquet' })).toThrow(
      invalid('argumentsAs'),
    );
  });

  it('are refused where they are none of the choices', () => {
    expect(() => resolve('trl-sft', 'rft', { toolsAs: 'list' as never })).toThrow(invalid('toolsAs'));
  });
});

it('a format is refused for an algorithm or a kind of file that it does not have', () => {
  const [trlSft] = exportFormats;
  expect(() => requireContainer(trlSft as never, 'dpo', 'jsonl')).toThrow(invalid('format'));
  const [verlSft] = exportFormats.filter(({ name }) => name === 'verl-sft');
  expect(() => requireContainer(verlSft as never, 'rft', 'jsonl')).toThrow(invalid('container'));
});

it('every algorithm has formats, under names that are used once', () => {
  const names = exportFormats.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const algorithm of ['rft', 'dpo', 'kto', 'ppo', 'grpo'] as const)
    expect(formatsFor(algorithm).length).toBeGreaterThan(2);
});
