/** The options of `sca model check` as commander hands them over. */
export interface ModelOptions {
  /** A file with a `models:` section. */
  readonly config?: string;
  /** An endpoint, in the place of a configured model. */
  readonly baseUrl?: string;
  readonly model?: string;
  /** The name of the variable that holds the key. */
  readonly apiKeyEnv?: string;
  /** One object on stdout, and nothing else. */
  readonly json?: boolean;
}
