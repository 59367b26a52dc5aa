import type { CheckMode, CodeSession, Environment, Model, Sampling, Session } from '@sca/core';
import type { CheckTask } from '../challenger.ts';
import type { Exemplar } from './exemplar.ts';

/** A challenger that is a language model. */
export interface LlmChallengerOptions {
  readonly model: Model;
  readonly environment: Environment;
  /** Judges what is handed in, by the rules of `mode`. Without it the first submission is taken as it is. */
  readonly check?: CheckTask;
  /** Which rules the model is told of; give a check of the same mode. @defaultValue 'strict' */
  readonly mode?: CheckMode;
  /** Replies that explore or cannot be used, in all; submissions are not among them. @defaultValue 15 */
  readonly steps?: number;
  /** How often a task that was not kept may be handed in again. @defaultValue 3 */
  readonly revisions?: number;
  /** True where a user is simulated: the instruction is then the user's. @defaultValue false */
  readonly withUser?: boolean;
  /** A worked task of this environment. @defaultValue a generic one from a place that does not exist */
  readonly exemplar?: Exemplar;
  /** Opens the session to explore; closed at the end. @defaultValue a session in this process */
  readonly session?: () => Session | Promise<Session>;
  /**
   * Starts what runs code over a session, with `sessionFunctions(environment, session)` as its tools; closed at the end.
   * Where it is given the model explores by blocks of code as in the paper, else by native tool calls.
   */
  readonly code?: (session: Session) => CodeSession | Promise<CodeSession>;
  /** Leaves starts that occur in test tasks alone, and refuses tasks about them. @defaultValue true */
  readonly holdOutTestTasks?: boolean;
  /**
   * Replaces order ids in instructions by what tells the order apart (paper, Fig 9). Needs a tool that reads an order by
   * its `order_id` alone. @defaultValue false
   */
  readonly redactOrderIds?: boolean;
  /** For every call of the model. Its `seed` replaces the seeds that are derived per reply. */
  readonly sampling?: Sampling;
}
