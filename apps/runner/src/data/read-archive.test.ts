import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tarGzOf, tarOf, zipOf } from '../testing/archives.ts';
import { readArchive } from './read-archive.ts';

// As long as the root that GitHub gives an archive, so that paths do not fit into a tar header's name.
const ROOT = 'code-act-d607f56c9cfe9e8632ebaf65dcaf2b4b7fe1c6f8';
const FOLDER = 'scripts/eval/m3tooleval';
const LONG = 'tasks/impl/web_browsing/web_pages_that_need_a_long_name.jsonl';
const files = {
  'README.md': 'no',
  [`${FOLDER}/a.txt`]: 'one',
  [`${FOLDER}/${LONG}`]: 'two',
  [`${FOLDER}`]: '',
};

async function read(bytes: Uint8Array): Promise<Record<string, string>> {
  const checkout = await readArchive({ name: 'the archive', bytes }, FOLDER);
  return Object.fromEntries(Array.from(checkout, ([path, data]) => [path, Buffer.from(data).toString()]));
}

describe('an archive', () => {
  it.each([
    ['.tar', () => tarOf(ROOT, files)],
    ['.tar.gz', () => tarGzOf(ROOT, files)],
    ['.zip', async () => zipOf(ROOT, files)],
    ['.tar without a root', () => tarOf('.', files)],
  ])('as %s gives the files of the folder', async (_name, make) => {
    expect(await read(await make())).toEqual({ 'a.txt': 'one', [LONG]: 'two' });
  });

  it('has nothing to say about other places', async () => {
    const hostile = {
      [`../${FOLDER}/up.txt`]: 'x',
      [`${FOLDER}/../../../../etc/passwd`]: 'x',
      [`${FOLDER}/sub/../../up.txt`]: 'x',
      [`deep/${FOLDER}/deeper.txt`]: 'x',
      [`${FOLDER}-other/a.txt`]: 'x',
      [`${FOLDER}/__proto__`]: 'a name',
    };
    for (const bytes of [await tarOf(ROOT, hostile), zipOf(ROOT, hostile)])
      expect(Object.entries(await read(bytes))).toEqual([['__proto__', 'a name']]);
  });

  it.each([
    ['a truncated .tar', async () => (await tarOf(ROOT, files)).subarray(0, 1200)],
    ['a truncated .tar.gz', async () => (await tarGzOf(ROOT, files)).subarray(0, 200)],
    ['a truncated .zip', async () => zipOf(ROOT, files).subarray(0, 200)],
    ['a page', async () => Buffer.from('<html>Not found</html>\n'.repeat(50))],
    ['a zipped page', async () => gzipSync('<html>Not found</html>\n'.repeat(50))],
    ['an empty file', async () => new Uint8Array()],
  ])('that is %s is refused', async (_name, make) => {
    await expect(read(await make())).rejects.toMatchObject({
      code: 'CHECKOUT_UNREADABLE',
      message: expect.stringContaining('the archive cannot be read: it is no whole'),
    });
  });
});
