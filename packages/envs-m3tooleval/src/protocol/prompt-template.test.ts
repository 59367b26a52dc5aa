import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openDataFolder } from '../data/data-folder.ts';
import { m3tooleval } from '../m3tooleval.ts';
import { hasOfficialData, officialFolder } from '../testing/official-folder.ts';
import { MODE_NAMES } from './action-mode.ts';
import { createActionProtocol } from './action-protocol.ts';
import { readPromptTemplates } from './prompt-template.ts';

it.skipIf(!hasOfficialData)('renders every recorded prompt to the letter', async () => {
  const templates = await readPromptTemplates(await openDataFolder(officialFolder));
  const environments = await m3tooleval.environments('m3tooleval', {
    world: 'official',
    dataDir: officialFolder,
  });
  const prompts = JSON.parse(readFileSync(`${officialFolder}/m3tooleval/prompts.json`, 'utf8'));
  for (const { task: name, action_mode, prompt } of prompts) {
    const environment = environments.find((each) =>
      each.tasks().some(({ provenance }) => provenance.name === name),
    );
    const task = environment?.tasks().find(({ provenance }) => provenance.name === name);
    if (!environment || !task) throw new Error(`no task ${name}`);
    const mode = MODE_NAMES.get(action_mode) ?? 'text';
    const protocol = createActionProtocol({ environment, mode, templates });
    const { messages } = protocol.prompt({ environment, instruction: task.instruction });
    expect(messages).toEqual([{ role: 'user', content: prompt }]);
  }
  expect(prompts).toHaveLength(9);
});
