import { readFileSync } from 'node:fs';
import type { Algorithm, Container, ExportSettings } from '../exporters/export-format.ts';
import type { Split, SplitOptions } from '../exporters/split-of-task.ts';
import type { ExportReport } from '../exporters/start-encoding.ts';

/** One file of a data set. */
export interface DatasetFile {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  /** Absent for files that describe the others. */
  readonly split?: Split;
  readonly rows?: number;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What a data set says of itself in `manifest.json`. */
export interface DatasetManifest {
  readonly schema: 'sca.dataset/v1';
  readonly algorithm: Algorithm;
  readonly format: string;
  readonly consumer: string;
  readonly container: Container;
  readonly settings: Partial<ExportSettings>;
  readonly split: SplitOptions;
  readonly versions: { readonly '@sca/rl': string; readonly node: string };
  readonly files: readonly DatasetFile[];
  readonly export: ExportReport;
}

/** What a data set was written by. */
export function currentVersions(): DatasetManifest['versions'] {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return { '@sca/rl': (manifest as { version: string }).version, node: process.version };
}
