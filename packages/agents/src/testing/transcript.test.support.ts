import type { Message } from '@sca/core';

/** Messages as lines that a golden file can show: the system message is left out, calls are written in brackets. */
export function transcriptOf(messages: readonly Message[]): string[] {
  return messages.filter(({ role }) => role !== 'system').map(lineOf);
}

function lineOf(message: Message): string {
  if (message.role === 'tool') return `tool ${message.toolCallId}: ${message.content}`;
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  const written = calls.map(({ id, name, arguments: text }) => `[${id} ${name} ${text}]`);
  return `${message.role}: ${[message.content, ...written].filter(Boolean).join(' ')}`;
}
