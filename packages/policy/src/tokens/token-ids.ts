import { cacheReader } from '../reading/reading-cache.ts';
import { hashText } from '../text/hash.ts';

/** Ids that begin a message of each role, and the list of tools. */
export const MARKERS = { tools: 1, system: 2, user: 3, assistant: 4, tool: 5 } as const;

/** A piece of text has 1,024 plus 16 bits of its hash, a tool 131,072 plus 16 bits of its. */
const FIRST_TEXT_ID = 1_024;
const FIRST_TOOL_ID = 131_072;
const HASHED = 0xffff;
/** A decision has this plus the row that it took. */
const FIRST_DECISION_ID = 1_048_576;

const PIECE = /\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu;

/** One id per word, number and sign. Equal texts have equal ids. */
export const textIds: (text: string) => readonly number[] = cacheReader((text) =>
  Array.from(text.matchAll(PIECE), ([piece]) => FIRST_TEXT_ID + (hashText(piece) & HASHED)),
);

/** One id for a tool, by the text of its schema. */
export function toolId(schemaText: string): number {
  return FIRST_TOOL_ID + (hashText(schemaText) & HASHED);
}

/** The id of a decision by the row that it took. */
export function decisionId(row: number): number {
  return FIRST_DECISION_ID + row;
}

/** The row of a decision by its id; negative for the id of anything else. */
export function rowOfId(id: number): number {
  return id - FIRST_DECISION_ID;
}
