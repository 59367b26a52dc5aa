import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { packTar } from 'modern-tar';

type Files = Readonly<Record<string, string>>;

/** The archive that GitHub makes of files, all in one folder. */
export async function tarOf(root: string, files: Files): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([path, text]) => {
    const body = Buffer.from(text);
    return { header: { name: `${root}/${path}`, size: body.length, type: 'file' as const }, body };
  });
  return packTar(entries);
}

export async function tarGzOf(root: string, files: Files): Promise<Uint8Array> {
  return gzipSync(await tarOf(root, files));
}

export function zipOf(root: string, files: Files): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, Buffer.from(text)])),
  );
}
