import type { Compat } from '../../compat.ts';
import type { OfficialPrompts } from '../../prompts/official-prompts.ts';

/** How a policy acts: by native tool calls, by actions written as JSON with or without a thought, or by code. */
export type StrategyName = 'tool-calling' | 'react' | 'act' | 'code';

/** A strategy and its rules. */
export interface StrategyOptions {
  readonly strategy: StrategyName;
  /** True where the policy talks with a user; else it works on a task and answers. @defaultValue false */
  readonly withUser?: boolean;
  /** Whose rules the parser follows. `upstream` is tau-bench and needs a user. @defaultValue 'fixed' */
  readonly compat?: Compat;
  /** tau-bench's own wording, which `upstream` uses where it is given. */
  readonly prompts?: OfficialPrompts | undefined;
  /**
   * Which calls of a message are carried out, in `tool-calling`; the others are cut from it.
   * @defaultValue 'first' for `upstream`, 'all' for `fixed`
   */
  readonly toolCalls?: 'first' | 'all';
  /** Reads JSON that the policy wrote, throwing where it is none. @defaultValue JSON.parse */
  readonly parseJson?: ParseJson;
}

/** Reads JSON text; an environment may tell 5.0 from 5. It throws where the text is no JSON. */
export type ParseJson = (text: string) => unknown;
