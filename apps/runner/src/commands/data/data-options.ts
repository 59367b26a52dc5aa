/** The options of `sca data ...` as commander hands them over. */
export interface DataOptions {
  /** The folder of the official data. */
  readonly data?: string;
  /** A checkout or archive instead of the download. */
  readonly from?: string;
  /** Random calls of `verify`. */
  readonly calls?: number;
  readonly seed?: number;
}
