import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Message, ToolSchema } from '@sca/core';
import { onTestFinished } from 'vitest';
import type { ToyEpisode } from './toy-world.test.support.ts';

/** Writes records as JSON Lines into a folder that goes away with the test. */
export function writeRows(rows: readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'sca-policy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'rows.jsonl');
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

/** Messages as TRL's trainers take them: arguments are objects. */
function wire(messages: readonly Message[]): unknown[] {
  return messages.map((message) => {
    if (message.role === 'tool')
      return { role: 'tool', name: message.name, tool_call_id: message.toolCallId, content: message.content };
    if (message.role !== 'assistant') return { role: message.role, content: message.content };
    const calls = message.toolCalls?.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      function: { name, arguments: JSON.parse(text) as unknown },
    }));
    return { role: 'assistant', content: message.content, ...(calls && { tool_calls: calls }) };
  });
}

function wireTools(tools: readonly ToolSchema[]): unknown[] {
  return tools.map((tool) => ({ type: 'function', function: tool }));
}

/** Successes as rows for `rft`. */
export function rftRows(groups: readonly (readonly ToyEpisode[])[], tools: readonly ToolSchema[]): unknown[] {
  const passed = groups.flatMap((group) => group.filter(({ reward }) => reward === 1));
  return passed.map(({ messages }) => ({ messages: wire(messages), tools: wireTools(tools) }));
}

/** A success and a failure of each task as rows for `dpo`. */
export function dpoRows(groups: readonly (readonly ToyEpisode[])[], tools: readonly ToolSchema[]): unknown[] {
  return groups.flatMap((group) => {
    const chosen = group.find(({ reward }) => reward === 1);
    const rejected = group.find(({ reward }) => reward === 0);
    if (!chosen || !rejected) return [];
    const [prompt, ...after] = wire(chosen.messages);
    return [
      {
        prompt: [prompt],
        chosen: after,
        rejected: wire(rejected.messages).slice(1),
        tools: wireTools(tools),
      },
    ];
  });
}

/** All episodes as `sca.rl/v1`, each with how much better it was than its group. */
export function advantageRows(
  groups: readonly (readonly ToyEpisode[])[],
  tools: readonly ToolSchema[],
): unknown[] {
  return groups.flatMap((group, index) => {
    const mean = group.reduce((sum, { reward }) => sum + reward, 0) / group.length;
    return group.map((episode, trial) => advantageRow(episode, { id: `${index}.${trial}`, tools, mean }));
  });
}

function advantageRow(
  { messages, turns, reward }: ToyEpisode,
  { id, tools, mean }: { id: string; tools: readonly ToolSchema[]; mean: number },
): unknown {
  const [first] = turns;
  const responseIds: number[] = [];
  const responseMask: number[] = [];
  const responseLogprobs: (number | null)[] = [];
  const turnSpans: unknown[] = [];
  for (const { promptIds, completionIds, logprobs, messageIndex } of turns) {
    const scaffold = promptIds.slice((first?.promptIds.length ?? 0) + responseIds.length);
    responseIds.push(...scaffold);
    responseMask.push(...scaffold.map(() => 0));
    responseLogprobs.push(...scaffold.map(() => null));
    const start = responseIds.length;
    responseIds.push(...completionIds);
    responseMask.push(...completionIds.map(() => 1));
    responseLogprobs.push(...logprobs);
    turnSpans.push({ start, end: responseIds.length, kind: 'model', messageIndex });
  }
  return {
    schema: 'sca.rl/v1',
    id,
    groupId: id.split('.')[0],
    taskId: id.split('.')[0],
    environment: { id: 'toy', world: 'own', version: '1', dataHash: 'none' },
    policy: { model: 'toy', sampling: {} },
    promptIds: first?.promptIds,
    responseIds,
    responseMask,
    responseLogprobs,
    turnSpans,
    reward,
    isTruncated: false,
    stopReason: 'answer',
    messages,
    tools,
    advantages: responseMask.map((bit) => bit * (reward - mean)),
    returns: responseMask.map((bit) => bit * reward),
  };
}
