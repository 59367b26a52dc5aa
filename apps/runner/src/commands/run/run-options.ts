/** The options of `sca run` and of the commands for single stages, as commander hands them over. */
export interface RunOptions {
  /** `path=value`, over the file. */
  readonly set?: readonly string[];
  readonly name?: string;
  readonly seed?: number;
  /** Where run folders lie. */
  readonly runs: string;
  /** Takes the experiment of a finished run. */
  readonly fromRun?: string;
  readonly data?: string;
  readonly workers?: number;
  readonly maxInfraFailures?: number;
  readonly acceptChanges?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}
