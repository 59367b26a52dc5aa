import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../sca-error.ts';

/** `/path/file.ts:5:17`, as a path or file URL, at the end of a line of a stack. */
const PLACE = /(?:^|[\s(])((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/])[^()]*?):(\d+)(?::\d+)?\)?$/;
const OURS = fileURLToPath(new URL('../../', import.meta.url));

/** ` at /path/file.ts:5`, where somebody's module failed; empty where that is not known or already in the message. */
export function placeOfFailure(thrown: unknown, modulePath: string): string {
  if (!(thrown instanceof Error)) return '';
  const stack = String(thrown.stack).replace(String(thrown.message), '');
  const place = findPlace(stack) ?? (thrown instanceof SyntaxError ? placeOfSyntax(modulePath) : undefined);
  return place === undefined || messageOf(thrown).includes(place) ? '' : ` at ${place}`;
}

function findPlace(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    const [, file = '', number = ''] = PLACE.exec(line.trim()) ?? [];
    const path = pathOf(file);
    if (path !== '' && !path.startsWith(OURS) && !path.includes('node_modules')) return `${path}:${number}`;
  }
  return undefined;
}

/** Node keeps the place of a syntax error to itself, unless it is asked to do nothing but check the file. */
function placeOfSyntax(modulePath: string): string | undefined {
  const { stderr } = spawnSync(process.execPath, ['--check', modulePath], {
    encoding: 'utf8',
    timeout: 5000,
  });
  return findPlace(stderr.split('\n', 1)[0] ?? '');
}

function pathOf(file: string): string {
  if (!file.startsWith('file:')) return file;
  try {
    return fileURLToPath(file);
  } catch {
    return '';
  }
}
