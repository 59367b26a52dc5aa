import type { Algorithm, Container, ExportSettings } from '@sca/rl/exporters';

/** Options that every `sca build` has, as commander hands them over. */
export interface BuildOptions {
  /** A path, or `-` for stdin. */
  readonly from: string;
  readonly out: string;
  readonly format?: string;
  readonly container?: Container;
  /** Known ids or paths of modules; their tools go into the rows. */
  readonly env?: readonly string[];
  /** A JSON file with the tools of all rows, or `none`. */
  readonly tools?: string;
  /** Expected share of tasks, 0..1. */
  readonly validation: number;
  readonly splitSeed: number;
  readonly json?: boolean;
  readonly arguments?: ExportSettings['argumentsAs'];
  readonly onInvalidArguments?: ExportSettings['onInvalidArguments'];
  readonly toolsAs?: ExportSettings['toolsAs'];
  readonly onTurnWeights?: ExportSettings['onTurnWeights'];
  readonly onTextWithCalls?: ExportSettings['onTextWithCalls'];
  readonly chatTemplateKwargs?: string;
  readonly enableThinking?: boolean;
  readonly agentName?: string;
  readonly datasetName?: string;
}

/** What one `sca build` is to do. */
export interface BuildRequest {
  readonly algorithm: Algorithm;
  readonly options: BuildOptions;
  /** Options of the builder alone, by their names there. */
  readonly builderOptions: Readonly<Record<string, unknown>>;
}
