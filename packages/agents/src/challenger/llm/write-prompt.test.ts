import { expect, it } from 'vitest';
import { shop } from '../../testing/shop.test.support.ts';
import * as prompts from './prompts/challenger-prompt.ts';
import * as reminders from './prompts/reminders.ts';
import { VERDICT } from './prompts/verdict-prompt.ts';
import { readSubmission } from './read-submission.ts';
import { beginMessage, challengerPrompt, type PromptOptions, promptHashes } from './write-prompt.ts';

const OPTIONS: PromptOptions = {
  ...{ environment: shop, mode: 'strict', byCode: false, withUser: false, steps: 15, revisions: 3 },
  ...{ redactOrderIds: false, exemplar: undefined },
};
const prompt = (options: Partial<PromptOptions> = {}) => challengerPrompt({ ...OPTIONS, ...options }).content;

it('tells a challenger all that it has to know', () => {
  expect(prompt()).toMatchInlineSnapshot(`
    "You invent training tasks for an agent that works with the tools below. First you look around; then you hand in one task,
    together with the code that decides whether it was done.

    # What the agent is told

    Cancel only open orders.

    # Tools

    In code each tool is a function that takes one object and gives plain values. A call that is refused throws a ToolError.

    // Shows an order.
    get_order({ order_id: string })

    // Cancels an open order.
    cancel_order({ order_id: string, reason?: string })

    // Hands the conversation over to a person.
    hand_over({})

    // Has a bug.
    broken({})

    # Looking around

    Call tools, one or several in a turn. You are shown what they return.

    You have 15 turns for this; a reply that cannot be used counts as one. Use them to see real records and to try what your
    task needs. What is looked up in your task must exist: take ids, names and dates from what tools showed you. Make up only what
    the one who asks brings along, such as the text of a note or, where tools only calculate, the numbers. What you change while
    looking around stays for you, but your task is checked, and will be worked on, in the state as it was at the start.

    # Handing in

    When you know enough, write the task in a reply of its own, in this form, each tag at the start of a line:

    <instruction>
    the request, as it is given to the agent
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
    (at least 3 failures)

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

    A program checks the task, each case in a fresh state:

    - all code must run; \`verify\` must accept the solution and must reject every failure;
    - \`verify\` must reject an agent that does nothing, whatever it answers (undefined, null, "", 0, true, [], {}): what it looks
      for must not be there at the start, and a task that only asks something must have an answer that has to be found;
    - \`verify\` must not change anything itself: let it call tools that read;
    - a second run, with another seed, must come out the same.

    Reject also an agent that changes what the task did not ask for. If the program does not keep the task, you are told why, with
    the error, and may revise it 3 times.

    # An example

    A task from another place, a library, to show the form. None of its tools, people and records exist here.

    <instruction>
    Mara Lind (card L-58) cannot come in before the weekend. Renew whichever of her loans is due first, by one week, and tell me the new due date.
    </instruction>
    <verify>
    function verify(answer, transcript) {
      const loans = list_loans({ card: 'L-58' });
      const renewed = loans.find(({ title }) => title === 'Salt Roads');
      const others = loans.filter(({ title }) => title !== 'Salt Roads');
      return (
        renewed.due === '2031-03-19' &&
        others.every(({ renewals }) => renewals === 0) &&
        String(answer).includes('2031-03-19')
      );
    }
    </verify>
    <solution>
    const loans = list_loans({ card: 'L-58' });
    const first = loans.reduce((one, other) => (other.due < one.due ? other : one));
    const { due } = renew_loan({ card: 'L-58', title: first.title, weeks: 1 });
    return due;
    </solution>
    <failure why="Says the right date and renews nothing.">
    return '2031-03-19';
    </failure>
    <failure why="Renews the loan that is due last.">
    renew_loan({ card: 'L-58', title: 'The Ninth Lock', weeks: 1 });
    return '2031-03-19';
    </failure>
    <failure why="Renews it for two weeks.">
    return renew_loan({ card: 'L-58', title: 'Salt Roads', weeks: 2 }).due;
    </failure>"
  `);
});

it.each([
  ['in paper mode', { mode: 'paper' }, prompts.PAPER_RULES.slice(0, 60)],
  ['by code', { byCode: true }, prompts.EXPLORING_BY_CODE],
  ['with a user', { withUser: true }, prompts.FOR_USER],
  ['without order ids', { redactOrderIds: true }, prompts.REDACTION_NOTE],
  ['with a single revision', { revisions: 1 }, 'may revise it once'],
  ['with no revision', { revisions: 0 }, 'never'],
] as const)('differs %s', (_how, options, expected) => {
  expect(prompt(options)).toContain(expected);
  expect(prompt()).not.toContain(expected);
});

it('asks in paper mode for nothing that only the strict check looks at', () => {
  expect(prompt({ mode: 'paper' })).not.toContain('does nothing');
  expect(prompt({ mode: 'paper' })).not.toContain('second run');
});

it('shows an exemplar in the form in which tasks are read', () => {
  const body = { instruction: 'Do it.', verify: 'v', solution: 's' };
  const exemplar = { ...body, failures: [{ code: 'a' }, { code: 'b', why: 'wrong' }, { code: 'c' }] };
  const content = prompt({ exemplar });
  expect(content).toContain(prompts.OWN_EXEMPLAR_NOTE);
  expect(readSubmission(content.slice(content.indexOf('# An example')))).toMatchObject({ task: exemplar });
});

it('words its other messages', () => {
  expect({
    begin: beginMessage(null),
    start: beginMessage({ id: 'u' }),
    VERDICT,
    ...reminders,
  }).toMatchInlineSnapshot(`
    {
      "BOTH_AT_ONCE": "Your reply both explores and hands in a task.",
      "CUT_REPLY": "Your reply was too long and was cut off.",
      "EMPTY_REPLY": "Your reply was empty.",
      "FORM_REMINDER": " A task is one
    <instruction>...</instruction>, one <verify>...</verify>, one <solution>...</solution> and {failures} or more
    <failure>...</failure>, each tag at the start of a line; write all of them anew.",
      "LAST_TURN": "You have no turns left for exploring: hand in the task now, in the form described.",
      "NEITHER": "Your reply neither explores nor hands in a task.",
      "NOT_CARRIED_OUT": "Not carried out.",
      "OPEN_BLOCK": "Your block of code has no closing line of three backticks.",
      "REMINDER": "{problem} Nothing was done. In one reply either explore or hand in the task, not both.{form}",
      "VERDICT": "The check did not keep your task. Rule broken: {reason}{caseName}.
    {detail}

    What ran:
    {cases}

    You may revise it {left}. Explore again if you need to; then hand in the whole task again, all of its parts. Mend the task, do
    not weaken its verifier.",
      "begin": {
        "content": "Start to look around.",
        "role": "user",
      },
      "start": {
        "content": "Start from this and build the task around it: {"id":"u"}",
        "role": "user",
      },
    }
  `);
});

it('has a hash for each prompt, which changes with the prompt', () => {
  const one = promptHashes(challengerPrompt(OPTIONS));
  const other = promptHashes(challengerPrompt({ ...OPTIONS, mode: 'paper' }));
  expect(Object.keys(one)).toEqual(['system', 'begin', 'reminder', 'verdict']);
  expect(other.system).not.toBe(one.system);
  expect(other.verdict).toBe(one.verdict);
});
