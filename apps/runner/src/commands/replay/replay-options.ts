/** The options of `sca replay` as commander hands them over. */
export interface ReplayOptions {
  /** An environment id or group. */
  readonly env: string;
  /** A file of recorded rows, or `-` for stdin. */
  readonly in: string;
  /** The folder of the official data. */
  readonly data?: string;
  /** One object on stdout, and nothing else. */
  readonly json?: boolean;
}
