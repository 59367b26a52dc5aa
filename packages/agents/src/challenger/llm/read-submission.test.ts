import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SUBMISSION } from './llm-challenger.test.support.ts';
import { readSubmission } from './read-submission.ts';
import { writeSubmission } from './write-submission.ts';

const TASK = {
  instruction: 'Cancel the open order of Ann.',
  verify: `function verify() { return get_order({ order_id: 'A-1' }).status === 'cancelled'; }`,
  solution: `cancel_order({ order_id: 'A-1' });`,
  failures: [
    { code: `get_order({ order_id: 'A-1' });`, why: 'looks only' },
    { code: `cancel_order({ order_id: 'A-2' });` },
    { code: `return 'done';` },
  ],
};

it.each([
  ['as asked', SUBMISSION],
  ['with words around it', `I will write the <instruction> now.\n\n${SUBMISSION}\n\nThat is my task.`],
  ['in a fence', `\`\`\`xml\n${SUBMISSION}\n\`\`\``],
  ['in a fence, the last tag not closed', `\`\`\`\n${SUBMISSION.replace(/<\/failure>$/, '')}\n\`\`\``],
  [
    'with fences around code',
    SUBMISSION.replaceAll(/<(verify|solution)>\n(.*)\n/g, '<$1>\n```js\n$2\n```\n'),
  ],
  ['without closing tags', SUBMISSION.replaceAll(/<\/\w+>/g, '')],
  [
    'in capitals',
    SUBMISSION.replaceAll(/<(\/?)(\w+)/g, (_tag, slash, name) => `<${slash}${name.toUpperCase()}`),
  ],
  ['on one line', SUBMISSION.replaceAll('\n', ' ')],
  ['behind a draft', `${SUBMISSION.replaceAll('Ann', 'Bob')}\nNo, better:\n${SUBMISSION}`],
])('is read %s', (_how, content) => {
  expect(readSubmission(content)).toMatchObject({ status: 'complete', task: TASK });
});

it.each([
  ['no <verify>', SUBMISSION.replace(/<verify>[\s\S]*<\/verify>/, '')],
  [
    'more than one <solution>',
    SUBMISSION.replace('<failure>', '<solution>\nreturn 1;\n</solution>\n<failure>'),
  ],
  ['only 2 <failure> of 3', SUBMISSION.replace(/<failure>[\s\S]*?<\/failure>/, '')],
  ['no <failure> of 3', SUBMISSION.replaceAll(/<failure[\s\S]*?<\/failure>/g, '')],
  ['no <instruction>', SUBMISSION.replace(/Cancel the open order of Ann\./, '')],
  ['no <instruction>', SUBMISSION.replace(/<instruction>[\s\S]*<\/instruction>/, '')],
])('is incomplete with %s', (problem, content) => {
  expect(readSubmission(content)).toEqual({ status: 'incomplete', problem: `There is ${problem}.` });
});

it.each(['', 'An <instruction> is what I shall write.', '<b>bold</b>'])('is absent from "%s"', (content) => {
  expect(readSubmission(content)).toBeUndefined();
});

it('reads back what is written', () => {
  const body = fc.string({ minLength: 1 }).filter((text) => !/[<`]/.test(text) && text.trim() !== '');
  const why = fc.option(fc.stringMatching(/^[a-z ]*[a-z]$/), { nil: undefined });
  const failure = fc.record({ code: body, why }).map((made) => (made.why ? made : { code: made.code }));
  const task = fc.record({
    ...{ instruction: body, verify: body, solution: body },
    failures: fc.array(failure, { minLength: 3, maxLength: 6 }),
  });
  fc.assert(
    fc.property(task, (written) => {
      const read = readSubmission(writeSubmission(written as never));
      const trimmed = {
        instruction: written.instruction.trim(),
        verify: written.verify.trim(),
        solution: written.solution.trim(),
        failures: written.failures.map((made) => ({ ...made, code: made.code.trim() })),
      };
      expect(read).toMatchObject({ status: 'complete', task: trimmed });
    }),
  );
});
