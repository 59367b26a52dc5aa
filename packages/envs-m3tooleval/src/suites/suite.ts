import type { Compat } from '../compat.ts';
import type { DataFolder } from '../data/data-folder.ts';
import type { SuiteName } from '../suite-name.ts';
import type { OwnTask } from '../tasks/own-task.ts';
import type { PythonTool } from '../tools/python-tool.ts';

/** One of the five environments: its tools, its two worlds, its own tasks. */
export interface Suite<State extends object = object> {
  readonly name: SuiteName;
  readonly policy: string;
  tools(compat: Compat): readonly PythonTool<State>[];
  ownState(): State;
  officialState(folder: DataFolder): Promise<State>;
  ownTasks(): readonly OwnTask[];
  /** Where exploration can start. */
  starts?(state: State): readonly string[];
}
