/** A benchmark whose official data can be made from its upstream repository. */
export interface Benchmark {
  /** As in `sca data pull <name>`, and the folder of its data. */
  readonly name: string;
  /** `owner/name` on GitHub. */
  readonly repository: string;
  /** The commit that the data is of. */
  readonly commit: string;
  /** The folder of the repository that matters. Other files are not kept. */
  readonly folder: string;
  /** Where the files of {@link folder} lie for Python, below `/checkout`; empty for there itself. */
  readonly pythonFolder: string;
  /** Files of the data with their sha256, in the order in which they are shown. */
  readonly files: ReadonlyMap<string, string>;
  /** Files of the data that are copies of files in {@link folder}. */
  readonly copies: ReadonlyMap<string, string>;
  /**
   * Python that defines `exported()`, the texts of the other files by name, and `recorded(calls, seed)`, rows for
   * `sca replay` by environment.
   */
  readonly script: string;
}

/** Where the archive of a commit is. */
export function archiveUrl({ repository, commit }: Benchmark): string {
  return `https://codeload.github.com/${repository}/tar.gz/${commit}`;
}
