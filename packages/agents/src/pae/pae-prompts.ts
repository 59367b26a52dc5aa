/** Asks for tasks. The literal line `Output:` comes before them. */
export const PROPOSER_PROMPT = `We train an assistant that works with the tools below, and need tasks for it to practise on. Write {count} of them.

# Environment {environment}

{policy}

# Tools

{toolsJson}
{observations}
# What makes a good task

- It is something that people really ask for here, and whoever knows the tools could always do it.
- It has one right outcome, which can be told from the answer and from what the last three tool calls returned.
- It takes about three to seven tool calls.
- It holds at any time and for anybody: nothing in it depends on the day, the place or who asks, and it needs no access
  beyond the tools.
- It names what it is about, instead of leaving a blank or a placeholder.
- Together the tasks cover many topics, are easy and hard, and are worded in different ways.

First think about what these tools are good for. Then write the line

Output:

and behind it one JSON object per line and nothing else, like this one:

{example}`;

/** What stands in for the tool observations of the second variant. */
export const OBSERVATIONS_PART = `
# What some calls returned

{observations}
`;

/** The rules of the judge. */
export const JUDGE_RULES = `You decide whether an assistant did what it was asked to do. You see the task, its answer, and what its last tool calls
returned.

- Compare the task with what the tools returned. What they do not show has not happened.
- Every part of the task has to be done. One part that is missing, or done for something else, makes it a failure.
- Where the answer and the tools disagree, the tools are right. Answers are often made up: believe none that the tools do
  not bear out.
- A task that was only begun, or that was refused though it could be done, is a failure.

First give your reasons in a few sentences. Then write, on a line of its own, SUCCESS or NOT SUCCESS.`;

/** What the judge is shown. */
export const JUDGE_CASE = `Task: {instruction}

Answer: {answer}

What the last {count} tool calls returned:

{observations}

Reasons, and then the verdict:`;
