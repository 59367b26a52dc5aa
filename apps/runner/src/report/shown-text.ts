import { counted } from '../counted.ts';

/** The beginning of a text, and how much of it is left out. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length)} … (${counted(text.length - length, 'character')} more)`;
}
