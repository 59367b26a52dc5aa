import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the place of the data depends on. */
export interface DataPlace {
  /** The value of `--data`. */
  readonly option: string | undefined;
  /** Relative paths start here. */
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Where official benchmark data lies: `--data`, else `SCA_DATA_DIR`, else the user's cache folder. */
export function dataFolder({ option, cwd, env = process.env }: DataPlace): string {
  const named = option ?? (env.SCA_DATA_DIR || undefined);
  return named === undefined ? join(cacheFolder(env), 'sca', 'data') : resolve(cwd, named);
}

function cacheFolder(env: NodeJS.ProcessEnv): string {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}
