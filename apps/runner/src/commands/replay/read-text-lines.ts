import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import type { CommandContext } from '../../command-context.ts';
import { escapeText } from '../../terminal/escape-text.ts';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Lines that are not blank, as text: rows are read with a parser of their own, which keeps 1.0 apart from 1.
 *
 * @throws ScaError `INPUT_UNREADABLE`
 */
export async function* readTextLines(name: string, { stdin, cwd }: CommandContext): AsyncGenerator<TextLine> {
  const stream: AsyncIterable<Buffer | string> = name === '-' ? stdin : createReadStream(resolve(cwd, name));
  let number = 0;
  try {
    for await (const text of splitLines(stream)) {
      number += 1;
      if (text.trim() !== '') yield { number, text };
    }
  } catch (cause) {
    if (cause instanceof ScaError) throw cause;
    const sentence = `${escapeText(name)} cannot be read: ${messageOf(cause)}.`;
    throw new ScaError('INPUT_UNREADABLE', sentence, { cause, details: { name } });
  }
}

// Only a line feed ends a line: the separators that `readline` also takes may stand within JSON.
async function* splitLines(chunks: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}
