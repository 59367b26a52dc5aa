import { open } from 'node:fs/promises';
import { jsonLinesError } from '@sca/core/node';
import { findStringMember } from './find-string-member.ts';
import { scanLines } from './scan-lines.ts';

const MAX_LINE_BYTES = 64 * 2 ** 20;

/**
 * The numbers, from 1, of the lines that name one of some ids: for telling a reader where a trajectory stands.
 *
 * @throws ScaError `JSON_LINES_READ_FAILED`
 */
export async function findLines(path: string, ids: ReadonlySet<string>): Promise<Map<string, number[]>> {
  const lines = new Map<string, number[]>();
  const name = Buffer.from('id');
  const file = await open(path).catch((cause) => {
    throw jsonLinesError('JSON_LINES_READ_FAILED', path, cause);
  });
  try {
    await scanLines(file, { maxLineBytes: MAX_LINE_BYTES }, ({ number, bytes }) => {
      const id = findStringMember(bytes, name)?.toString();
      if (id === undefined || !ids.has(id)) return;
      const known = lines.get(id);
      if (known) known.push(number);
      else lines.set(id, [number]);
    });
  } finally {
    await file.close();
  }
  return lines;
}
