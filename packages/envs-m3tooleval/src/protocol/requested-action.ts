import type { PythonValue } from '../python/python-value.ts';

/** A tool call as an action asks for it. */
export interface RequestedAction {
  readonly status: 'requested';
  /** A text unless the model wrote something else. */
  readonly tool: PythonValue;
  readonly args: readonly PythonValue[];
}

/** An action that is none, with what the model is told. */
export interface UnreadableAction {
  readonly status: 'unreadable';
  readonly observation: string;
}
