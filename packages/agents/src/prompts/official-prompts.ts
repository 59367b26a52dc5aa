import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import { z } from 'zod';

const System = z.object({ system: z.string() });

/** The wording of tau-bench, as `prompts.json` of its data folder has it. Placeholders are in braces. */
export const OfficialPrompts = z.object({
  /** What the simulated user hears first. */
  greeting: z.string(),
  user: z.object({ llm: System, react: System }),
  supervisor: z.object({ verify: z.string(), reflect: z.string() }),
  agent: z.object({ react: System, act: System, toolCalling: System }),
});
export type OfficialPrompts = z.infer<typeof OfficialPrompts>;

/**
 * Reads the official wording from a data folder: `<folder>/tau-bench/prompts.json`, else `<folder>/prompts.json`.
 * Undefined where there is none; the project's own words then take its place.
 *
 * @throws ScaError `DATA_UNREADABLE` where the file is there and is not what it should be.
 */
export async function readOfficialPrompts(dataDir: string): Promise<OfficialPrompts | undefined> {
  for (const path of [join(dataDir, 'tau-bench', 'prompts.json'), join(dataDir, 'prompts.json')]) {
    const text = await readIfThere(path);
    if (text !== undefined) return parsePrompts(path, text);
  }
  return undefined;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, messageOf(thrown), thrown);
  }
}

function parsePrompts(path: string, text: string): OfficialPrompts {
  try {
    return OfficialPrompts.parse(JSON.parse(text));
  } catch (thrown) {
    const problem = thrown instanceof z.ZodError ? z.prettifyError(thrown) : messageOf(thrown);
    throw unreadable(path, problem, thrown);
  }
}

function unreadable(path: string, problem: string, cause: unknown): ScaError {
  return new ScaError('DATA_UNREADABLE', `${path} is not readable as prompts: ${problem}`, {
    cause,
    details: { path },
  });
}
