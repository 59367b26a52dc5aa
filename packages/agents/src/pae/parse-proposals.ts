/** A line that should have been a task and is none. */
export interface BadLine {
  /** Counted from 1 in the whole reply. */
  readonly line: number;
  readonly text: string;
  readonly problem: string;
}

/** The instructions in a proposer's reply, and what was lost of it. */
export interface ParsedProposals {
  readonly instructions: readonly string[];
  readonly badLines: readonly BadLine[];
}

/**
 * Reads the JSON lines behind the last line `Output:`. Where there is none, all lines that begin as a JSON object count:
 * whatever else there is was the model's thinking.
 */
export function parseProposals(reply: string): ParsedProposals {
  const lines = reply.split('\n').map((text, index) => ({ text: text.trim(), line: index + 1 }));
  const mark = lines.findLastIndex(({ text }) => /^\W*Output:\W*$/i.test(text));
  const isTask = ({ text }: { text: string }): boolean =>
    mark < 0 ? text.startsWith('{') : text !== '' && !text.startsWith('```');
  const instructions: string[] = [];
  const badLines: BadLine[] = [];
  for (const { text, line } of lines.slice(mark + 1).filter(isTask)) {
    const read = readLine(text);
    if ('instruction' in read) instructions.push(read.instruction);
    else badLines.push({ line, text, problem: read.problem });
  }
  return { instructions, badLines };
}

function readLine(text: string): { readonly instruction: string } | { readonly problem: string } {
  let record: unknown;
  try {
    record = JSON.parse(text.replace(/,$/, ''));
  } catch {
    return { problem: 'it is no JSON' };
  }
  if (record === null || typeof record !== 'object') return { problem: 'it is no JSON object' };
  const { instruction } = record as { instruction?: unknown };
  if (typeof instruction !== 'string' || instruction.trim() === '')
    return { problem: 'it has no "instruction" that is a text' };
  return { instruction: instruction.trim() };
}
