import { expect, it } from 'vitest';
import { userWording } from './user-wording.ts';

const line = {
  instruction: 'You are Ann.',
  history: [
    { role: 'system', content: 'hidden' },
    { role: 'user', content: 'What can I do?' },
    { role: 'assistant', content: 'Cancel A-1.', isSampled: false },
  ] as const,
  response: 'Yes.',
};

it('the user', () => {
  expect(userWording('llm', 'fixed', undefined).system(line.instruction)).toMatchInlineSnapshot(`
    "You wrote to a company and now talk with its agent. You are the customer. This is who you are and what you want:

    You are Ann.

    How you talk:
    - Write what the customer says next, in one line.
    - Bring up one matter at a time, and give a number, name or address only when it is needed at that point.
    - Know nothing but what is written above. If you are asked for something else, say that you do not have it or do not
      remember it. Never make up a number, a name or a date.
    - Say things in your own words and in the mood described above; do not read the text above out.
    - Answer what the agent asks. Approving a step does not end the conversation: the agent still has to carry it out.
    - When all that you want is done, or was finally refused, write ###STOP### and nothing else."
  `);
});

it('the user that thinks first', () => {
  expect(userWording('react', 'fixed', undefined).system(line.instruction)).toMatchInlineSnapshot(`
    "You wrote to a company and now talk with its agent. You are the customer. This is who you are and what you want:

    You are Ann.

    How you talk:
    - Write what the customer says next, in one line.
    - Bring up one matter at a time, and give a number, name or address only when it is needed at that point.
    - Know nothing but what is written above. If you are asked for something else, say that you do not have it or do not
      remember it. Never make up a number, a name or a date.
    - Say things in your own words and in the mood described above; do not read the text above out.
    - Answer what the agent asks. Approving a step does not end the conversation: the agent still has to carry it out.
    - When all that you want is done, or was finally refused, your line is ###STOP### and nothing else.

    Write in this form:

    Thought:
    what has happened and what to say next; nobody reads this
    User Response:
    the line that the agent reads"
  `);
});

it('the supervisor who approves', () => {
  expect(userWording('verify', 'fixed', undefined).verify(line)).toMatchInlineSnapshot(`
    "A customer talks with an agent. The customer is played by a program that was told this:

    You are Ann.

    # The conversation so far

    Agent: What can I do?
    Customer: Cancel A-1.

    # What the customer would say next

    Yes.

    Is that good? It is not if it makes something up, tells what nobody asked for, contradicts what the program was told, or
    ends the conversation too early with ###STOP###. Answer with one word: true if it is good, false if it is not."
  `);
});

it('the supervisor who reflects', () => {
  expect(userWording('reflection', 'fixed', undefined).reflect(line)).toMatchInlineSnapshot(`
    "A customer talks with an agent. The customer is played by a program that was told this:

    You are Ann.

    # The conversation so far

    Agent: What can I do?
    Customer: Cancel A-1.

    # What the customer was about to say, and should not

    Yes.

    Say in one sentence what is wrong with it, and then write what the customer should say instead, in this form:

    Reflection:
    what is wrong
    Response:
    the customer's line"
  `);
});

it('upstream rules without the official wording: our words, its transcript', () => {
  const wording = userWording('verify', 'upstream', undefined);
  expect(wording.source).toBe('own');
  expect(wording.verify(line)).toContain('System: hidden\nCustomer: What can I do?\nAgent: Cancel A-1.');
});
