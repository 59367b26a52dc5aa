import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineEnvironment, defineTool, type Environment } from '@sca/core';
import { z } from 'zod';
import { OfficialPrompts } from '../prompts/official-prompts.ts';

const folder = join(import.meta.dirname, '../../../../../shared/benchmarks/tau-bench');

/** Whether tau-bench's data lies beside the checkout. Says so where it does not. */
export const hasOfficialData = existsSync(join(folder, 'prompts.json'));
if (!hasOfficialData) console.warn(`Skipped: the tests of official wording need ${folder}.`);

/** The folder of all benchmarks. */
export const benchmarksFolder = join(folder, '..');

/** The official wording. */
export function officialPrompts(): OfficialPrompts {
  return OfficialPrompts.parse(JSON.parse(readFileSync(join(folder, 'prompts.json'), 'utf8')));
}

interface OfficialTool {
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: Record<string, unknown>;
  };
}

/** An environment that has the official policy and tools to show, and cannot do anything. */
export function officialEnvironment(domain: 'retail' | 'airline'): Environment {
  const read = (name: string): string => readFileSync(join(folder, domain, name), 'utf8');
  const tools = JSON.parse(read('tools.json')) as OfficialTool[];
  return defineEnvironment({
    id: `test/${domain}`,
    version: '1',
    policy: read('policy.md'),
    tools: tools.map(({ function: { name, description, parameters } }) =>
      defineTool({
        name,
        description,
        effect: 'read',
        input: z.unknown().meta(parameters),
        execute: (_state: object) => null,
      }),
    ),
    initialState: {},
  });
}
