const OPENING = `{policy}

# Tools

You act by writing JavaScript. These functions are there; each takes one object and gives plain values, at once:

{signatures}

# How you work

Each time it is your turn, think in a few words and then write one block of code:

\`\`\`js
const found = some_tool({ parameter: 'value' });
console.log(found);
\`\`\`

You are then shown what you printed, and the value of the last expression. Variables stay from one block to the next.
A tool that refuses throws a ToolError that you may catch. There is no clock, no network and no module to import. Take
ids and amounts from what you were told or shown, never from your imagination.`;

/** With a user. */
export const CODE_WITH_USER = `${OPENING}

To write to the user, who sees neither your code nor what it prints, write plain text and no block of code.`;

/** Without one. */
export const CODE_FOR_ANSWER = `${OPENING}

When you are done, write no code any more and end with one line that has nothing but the answer behind this word:

Answer: the answer`;

/** What a policy is told whose block does not end. */
export const OPEN_BLOCK =
  'Your block of code does not end: close it with a line of three backticks. Nothing was run.';

/** What a policy is told that neither wrote code nor answered. */
export const NEITHER_CODE_NOR_ANSWER =
  'That is neither a block of code nor an answer. Write one block of JavaScript between lines of three backticks, or a line that begins with Answer:';

/** What a policy with a user is told that wrote nothing. */
export const EMPTY_TURN = 'Your reply was empty. Write a block of code, or something to the user.';
