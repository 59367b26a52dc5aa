const ACTION = `{"name": "the name of a tool", "arguments": {"parameter": "value"}}`;

const OPENING = `{policy}

# Tools

{toolsJson}

# How you work

`;

const RULES = `The action is one JSON object and the last thing that you write; it is read by a program. You are then shown what it
returned. Take ids and amounts from what you were told or shown, never from your imagination.`;

const TO_USER = `To write to the user, who sees nothing else, use the action

Action:
{"name": "respond", "arguments": {"content": "what you want to say"}}`;

const TO_END = `When you are done, hand in nothing but the answer itself by the action

Action:
{"name": "respond", "arguments": {"content": "the answer"}}`;

const WITH_THOUGHT = `Each time it is your turn, think in one line and then act, in just this form:

Thought:
why you do what you do next
Action:
${ACTION}`;

const WITHOUT_THOUGHT = `Each time it is your turn, act, in just this form:

Action:
${ACTION}`;

/** The prompt of `react` or `act`. */
export function reactPrompt(withThought: boolean, withUser: boolean): string {
  const form = withThought ? WITH_THOUGHT : WITHOUT_THOUGHT;
  return `${OPENING}${form}\n\n${RULES}\n\n${withUser ? TO_USER : TO_END}`;
}

/** What a policy is told whose action could not be read. */
export const UNREADABLE_ACTION = `Your action could not be read: {problem}. Write the word Action: and behind it one JSON object like
${ACTION}`;

/** What comes before the result of a tool. */
export const RESULT_PREFIX = 'Result: ';
