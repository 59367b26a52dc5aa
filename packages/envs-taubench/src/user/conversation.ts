import { join } from 'node:path';
import { z } from 'zod';
import { TERMINATING_TOOL } from '../domain.ts';
import { openDataFolder } from '../official/data-folder.ts';
import { readDataShape } from '../official/read-data-file.ts';

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
 * @throws ScaError `DATA_MISSING`, `DATA_UNREADABLE`, `DATA_VERSION`
 */
export function readGreeting(dataDir: string): string {
  return readDataShape(join(openDataFolder(dataDir), 'prompts.json'), Prompts).greeting;
}

/** The greeting of the own worlds. */
export const OWN_GREETING = 'Hello, what can I do for you?';
