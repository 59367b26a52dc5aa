import type { Readable } from 'node:stream';
import { type Json, messageOf } from '@sca/core';
import type { JsonLine } from '@sca/core/node';

/** As `readJsonLines` of `@sca/core/node`, which reads files only: stdin may be a socket, and has no path then. */
export async function* readStreamLines(stream: Readable): AsyncGenerator<JsonLine, void, undefined> {
  let line = 0;
  for await (const { text, torn } of splitLines(stream.setEncoding('utf8'))) {
    line += 1;
    if (text.trim() !== '') yield { line, text, torn, ...parse(text) };
  }
}

async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<{ text: string; torn: boolean }> {
  let rest = '';
  for await (const chunk of chunks) {
    const texts = (rest + chunk).split('\n');
    rest = texts.pop() ?? '';
    for (const text of texts) yield { text, torn: false };
  }
  if (rest !== '') yield { text: rest, torn: true };
}

function parse(text: string): { value: Json } | { error: string } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (thrown) {
    return { error: `The line is not JSON: ${messageOf(thrown)}.` };
  }
}
