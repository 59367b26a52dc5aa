import type { Json } from './json.ts';

/** Where an environment can be loaded from, so that a worker thread can load its own. */
export interface EnvironmentReference {
  /** A file URL, an absolute path, or a package specifier. */
  readonly module: string;
  /** The exported environment, or a function that makes one from the options. Default: the only environment exported. */
  readonly export?: string;
  readonly options?: Json;
}
