/** How an action is written. Upstream names them text_as_action, json_as_action and code_as_action. */
export type ActionMode = 'text' | 'json' | 'code';

/** Upstream's names, as the official rows have them. */
export const MODE_NAMES: ReadonlyMap<string, ActionMode> = new Map([
  ['text_as_action', 'text'],
  ['json_as_action', 'json'],
  ['code_as_action', 'code'],
]);
