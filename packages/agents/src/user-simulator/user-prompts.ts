const RULES = `You wrote to a company and now talk with its agent. You are the customer. This is who you are and what you want:

{instruction}

How you talk:
- Write what the customer says next, in one line.
- Bring up one matter at a time, and give a number, name or address only when it is needed at that point.
- Know nothing but what is written above. If you are asked for something else, say that you do not have it or do not
  remember it. Never make up a number, a name or a date.
- Say things in your own words and in the mood described above; do not read the text above out.
- Answer what the agent asks. Approving a step does not end the conversation: the agent still has to carry it out.`;

/** `llm`, `verify` and `reflection`. */
export const USER_PROMPT = `${RULES}
- When all that you want is done, or was finally refused, write {stop} and nothing else.`;

/** `react`: thinks before each line. */
export const REACT_USER_PROMPT = `${RULES}
- When all that you want is done, or was finally refused, your line is {stop} and nothing else.

Write in this form:

Thought:
what has happened and what to say next; nobody reads this
User Response:
the line that the agent reads`;

/** Asks whether a line of the customer is good. */
export const VERIFY_PROMPT = `A customer talks with an agent. The customer is played by a program that was told this:

{instruction}

# The conversation so far

{transcript}

# What the customer would say next

{response}

Is that good? It is not if it makes something up, tells what nobody asked for, contradicts what the program was told, or
ends the conversation too early with {stop}. Answer with one word: true if it is good, false if it is not.`;

/** Asks for a better line. */
export const REFLECT_PROMPT = `A customer talks with an agent. The customer is played by a program that was told this:

{instruction}

# The conversation so far

{transcript}

# What the customer was about to say, and should not

{response}

Say in one sentence what is wrong with it, and then write what the customer should say instead, in this form:

Reflection:
what is wrong
Response:
the customer's line`;

/** What the own user hears first. */
export const OWN_GREETING = 'Hello, what can I do for you?';
