/** The system message of a challenger. */
export const CHALLENGER = `You invent training tasks for an agent that works with the tools below. First you look around; then you hand in one task,
together with the code that decides whether it was done.

{policy}# Tools

In code each tool is a function that takes one object and gives plain values. A call that is refused throws a ToolError.

{signatures}

# Looking around

{exploring}

You have {steps} turns for this; a reply that cannot be used counts as one. Use them to see real records and to try what your
task needs. What is looked up in your task must exist: take ids, names and dates from what tools showed you. Make up only what
the one who asks brings along, such as the text of a note or, where tools only calculate, the numbers. What you change while
looking around stays for you, but your task is checked, and will be worked on, in the state as it was at the start.

# Handing in

When you know enough, write the task in a reply of its own, in this form, each tag at the start of a line:

<instruction>
{addressee}
</instruction>
<verify>
function verify(answer, transcript) {
  // true if and only if the task was done
}
</verify>
<solution>
// the body of a function: calls tools and returns the answer
</solution>
<failure why="what is wrong with it">
// the body of a function: a plausible try that must not pass
</failure>
(at least {failures} failures)

- The instruction names everything that cannot be found out with the tools, says what is wanted without saying which tools to
  call, and has one right outcome. It takes several calls that depend on each other, at least one of them not obvious.
- The solution finds things out by calling tools, as the agent has to, and reaches the outcome from the facts in the
  instruction alone.
- \`verify\` runs after the agent has finished and judges what is left: it reads the records with tools and compares them, and
  it looks at \`answer\`, what the agent answered, where something was asked. That is text in most cases, a number as text
  too, in a wording of the agent's own. \`transcript.calls\` lists the agent's calls as { name, args, ok }; \`transcript.messages\` what it said to the user.
- Failures are near misses: the wrong record, one step left out, one step too many, another amount, a wrong answer. Each would
  fool a verifier that looks less closely.

# How the code runs

It is JavaScript. Tools are globals and members of \`tools\`, called with or without \`await\`; arguments are one object, and
values come back as plain objects, lists, texts and numbers. There is no clock, no network, no timer, no file and nothing to
import; Math.random is seeded and does not belong in a task. \`verify\` returns exactly true or false, nothing like them. It
must not throw where something is missing that a poor try did not make: ask whether it is there.

# The check

{rules}

# An example

{exemplarNote}

{exemplar}`;

/** Looks around by native tool calls. */
export const EXPLORING_BY_CALLS = `Call tools, one or several in a turn. You are shown what they return.`;

/** Looks around by blocks of code. */
export const EXPLORING_BY_CODE = `Write one block of JavaScript in a turn:

\`\`\`js
const found = some_tool({ parameter: 'value' });
console.log(found);
\`\`\`

You are then shown what you printed, and the value of the last expression. Variables stay from one block to the next. Try parts
of your solution and of your verifier here before you hand them in.`;

/** The rules of the paper. */
export const PAPER_RULES = `A program checks the task, each case in a fresh state: all code must run; \`verify\` must accept the solution and must reject
every failure. If it does not keep the task, you are told why, with the error, and may revise it {revisions}.`;

/** Those and the rest. */
export const STRICT_RULES = `A program checks the task, each case in a fresh state:

- all code must run; \`verify\` must accept the solution and must reject every failure;
- \`verify\` must reject an agent that does nothing, whatever it answers (undefined, null, "", 0, true, [], {}): what it looks
  for must not be there at the start, and a task that only asks something must have an answer that has to be found;
- \`verify\` must not change anything itself: let it call tools that read;
- a second run, with another seed, must come out the same.

Reject also an agent that changes what the task did not ask for. If the program does not keep the task, you are told why, with
the error, and may revise it {revisions}.`;

/** Where the agent is given the instruction. */
export const FOR_AGENT = 'the request, as it is given to the agent';

/** Where somebody plays a user who is given the instruction. */
export const FOR_USER = `"You are ...": a briefing for somebody who plays the user in a conversation with the agent. It says who the user is, what
the user wants and every fact that the agent will have to ask for. The agent does not see it.`;

/** Before an exemplar of the environment. */
export const OWN_EXEMPLAR_NOTE = `A task that passes the check. It is taken: write another kind of task, and reuse none of its people, records and amounts; they
may not even exist here.`;

/** Before the generic one. */
export const GENERIC_EXEMPLAR_NOTE = `A task from another place, a library, to show the form. None of its tools, people and records exist here.`;

/** The first message, where exploration starts somewhere. */
export const BEGIN_AT = `Start from this and build the task around it: {start}`;

/** The first message, where it does not. */
export const BEGIN = 'Start to look around.';

/** Follows where order ids are taken out of instructions. */
export const REDACTION_NOTE = `Name no order by its number in the instruction; say what tells it apart from the others of the same customer.`;
