/** What `checkEnvironment` looks for, by name, in the order in which it looks. */
export const ENVIRONMENT_RULES = {
  'tool-schemas': 'Every tool is described, and its input is an object that JSON Schema can express.',
  'state-is-json': 'The initial state and what tools make of it are JSON.',
  'tasks-fit': 'Tasks and starting points are well-formed and belong to this environment.',
  'tools-return': 'No tool throws anything but a ToolError, whatever it is called with.',
  'results-are-json': 'What tools return is JSON.',
  'outputs-match': 'What tools return fits their output schemas, where they have one.',
  'read-tools-only-read': 'Tools declared as read do not change the state.',
  deterministic: 'The same calls give the same results in every session.',
  replayable: 'The same calls lead to the same state in every session and in forks.',
  'hostile-input-refused':
    'Keys and names such as __proto__ and constructor are refused and pollute nothing.',
} as const;

export type EnvironmentRule = keyof typeof ENVIRONMENT_RULES;

/** One sentence about one rule. */
export interface EnvironmentFinding {
  readonly rule: EnvironmentRule;
  /** `skipped` where an earlier problem left nothing to look at. */
  readonly status: 'ok' | 'problem' | 'skipped';
  /** The tool that has the problem; null where it is nobody's or everything is in order. */
  readonly tool: string | null;
  readonly text: string;
}

/** How far the sampled calls got with a tool. No accepted call means that little was seen of it. */
export interface ToolReach {
  readonly tool: string;
  readonly calls: number;
  readonly accepted: number;
}

export interface EnvironmentReport {
  readonly environment: { readonly id: string; readonly version: string };
  /** True where no finding is a problem. */
  readonly ok: boolean;
  /** Every rule in order: one finding where it is kept, else its problems. */
  readonly findings: readonly EnvironmentFinding[];
  readonly reach: readonly ToolReach[];
}
