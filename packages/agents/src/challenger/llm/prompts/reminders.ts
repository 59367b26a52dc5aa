/** What a challenger is told whose reply could not be used. */
export const REMINDER = `{problem} Nothing was done. In one reply either explore or hand in the task, not both.{form}`;

/** Follows where the reply was meant to hand something in. */
export const FORM_REMINDER = ` A task is one
<instruction>...</instruction>, one <verify>...</verify>, one <solution>...</solution> and {failures} or more
<failure>...</failure>, each tag at the start of a line; write all of them anew.`;

/** Explored and handed in at once. */
export const BOTH_AT_ONCE = 'Your reply both explores and hands in a task.';

/** Cut at the limit of tokens. */
export const CUT_REPLY = 'Your reply was too long and was cut off.';

/** A block of code without an end. */
export const OPEN_BLOCK = 'Your block of code has no closing line of three backticks.';

/** Nothing. */
export const EMPTY_REPLY = 'Your reply was empty.';

/** Words alone. */
export const NEITHER = 'Your reply neither explores nor hands in a task.';

/** What is said in place of a result that a call does not get. */
export const NOT_CARRIED_OUT = 'Not carried out.';

/** Follows whatever comes last before the final reply. */
export const LAST_TURN = 'You have no turns left for exploring: hand in the task now, in the form described.';
