import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TERMINATING_TOOL } from '../domain.ts';
import { dataError } from '../official/data-error.ts';
import { readDataJson } from '../official/read-data-file.ts';

/** What the simulated user writes when it has nothing more to ask. It ends the episode wherever it stands. */
export const STOP_TOKEN = '###STOP###';

/** True where a message of the user ends the episode. */
export function endsConversation(userMessage: string): boolean {
  return userMessage.includes(STOP_TOKEN);
}

/** True where a tool call of the agent ends the episode. Its result is the last thing that happens. */
export function endsEpisode(toolName: string): boolean {
  return toolName === TERMINATING_TOOL;
}

const Prompts = z.looseObject({ greeting: z.string(), stop: z.string() });

/**
 * What the simulated user hears first. The agent never sees it: its conversation begins with the user's answer.
 *
 * @throws ScaError `TAUBENCH_DATA_INVALID`
 */
export function readGreeting(dataDir: string): string {
  const nested = join(dataDir, 'tau-bench', 'prompts.json');
  const path = existsSync(nested) ? nested : join(dataDir, 'prompts.json');
  const prompts = Prompts.safeParse(readDataJson(path));
  if (!prompts.success) throw dataError(path, 'has no greeting');
  return prompts.data.greeting;
}

/** The greeting of the own worlds. */
export const OWN_GREETING = 'Hello, what can I do for you?';
