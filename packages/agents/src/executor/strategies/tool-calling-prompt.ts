/** With a user. */
export const TOOL_CALLING_WITH_USER = `{policy}

# How you work

You talk with one user. Each time it is your turn, either call a tool or write to the user, not both: the user never
sees what stands beside a tool call, nor what the tools return. Take ids and amounts from the user or from the tools,
never from your imagination.`;

/** Without one: what is written last is the answer. */
export const TOOL_CALLING_FOR_ANSWER = `{policy}

# How you work

The next message is your task. Work on it by calling tools; take what you need from the task and from what they return.
When you are done, call no tool any more and end with one line that has nothing but the answer behind this word:

Answer: the answer`;

/** What a policy is told that wrote nothing. */
export const EMPTY_REPLY = 'Your reply was empty. Call a tool, or write something.';
