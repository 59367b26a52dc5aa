import { dataUnreadable } from '../data/data-error.ts';
import type { DataFolder } from '../data/data-folder.ts';
import { readOfficialTasks } from '../data/official-data.ts';
import { SUITES } from '../suite-name.ts';
import { type ActionMode, MODE_NAMES } from './action-mode.ts';
import { type DescribedTool, renderTools } from './render-prompt.ts';

/** What stands around the tools and the instruction in a prompt. */
export interface PromptTemplate {
  readonly beforeTools: string;
  readonly beforeInstruction: string;
  readonly afterInstruction: string;
}

export type PromptTemplates = ReadonlyMap<ActionMode, PromptTemplate>;

/**
 * Takes the official prompts' wording from prompts.json: what is left of a whole prompt without the tools and the
 * instruction of its task.
 *
 * @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE`
 */
export async function readPromptTemplates(folder: DataFolder): Promise<PromptTemplates> {
  const tasks = new Map((await readOfficialTasks(folder, SUITES)).map((task) => [task.name, task]));
  const templates = new Map<ActionMode, PromptTemplate>();
  for (const row of (await folder.readJson('prompts.json')).list()) {
    const task = tasks.get(row.member('task').text());
    const mode = MODE_NAMES.get(row.member('action_mode').text());
    if (!task || !mode || templates.has(mode)) continue;
    const tools = [...task.tools].map(([name, texts]) => ({ name, ...texts }));
    const template = templateOf(row.member('prompt').text(), tools, task.instruction);
    if (template) templates.set(mode, template);
  }
  if (templates.size < MODE_NAMES.size)
    throw dataUnreadable(`${folder.path}/prompts.json`, 'a mode has no prompt of a known task');
  return templates;
}

function templateOf(
  prompt: string,
  tools: readonly DescribedTool[],
  instruction: string,
): PromptTemplate | undefined {
  const block = renderTools(tools);
  const [toolsAt, instructionAt] = [prompt.indexOf(block), prompt.indexOf(instruction)];
  if (toolsAt < 0 || instructionAt < toolsAt + block.length) return undefined;
  return {
    beforeTools: prompt.slice(0, toolsAt),
    beforeInstruction: prompt.slice(toolsAt + block.length, instructionAt),
    afterInstruction: prompt.slice(instructionAt + instruction.length),
  };
}
