import { expect, it } from 'vitest';
import { SUBMISSION } from './llm-challenger.test.support.ts';
import { readMove, rememberReply } from './read-move.ts';

const BLOCK = '```js\nconst order = get_order({ order_id: "A-1" });\n```';
const read = (content: string, byCode = true, isCut = false) =>
  readMove({ role: 'assistant', content, isSampled: true }, { byCode, isCut });

it.each([
  ['a block of code', `First I look.\n${BLOCK}\nThe order is open.`],
  ['a block behind thinking', `<think>\n\`\`\`\nno\n\`\`\`\n</think>${BLOCK}`],
])('reads %s', (_what, content) => {
  expect(read(content)).toEqual({ type: 'code', code: 'const order = get_order({ order_id: "A-1" });\n' });
});

it('cuts what was written without knowing what the code does', () => {
  const content = `<think>hm</think>\nI look.\n${BLOCK}\nThe order is open.`;
  const message = { role: 'assistant', content, isSampled: true } as const;
  expect(rememberReply(message, read(content)).content).toBe(`<think>hm</think>\nI look.\n${BLOCK}`);
});

it.each([
  ['an open block', '```js\nget_order()', true, false, 'no closing line', false],
  ['code and a task', `${BLOCK}\n${SUBMISSION}`, true, false, 'both explores and hands in', true],
  ['a block where tools are called', BLOCK, false, false, 'neither explores', false],
  ['a cut block', '```js\nget_order()', true, true, 'cut off', false],
] as const)('refuses %s', (...[, content, byCode, isCut, problem, isSubmission]) => {
  const move = read(content, byCode, isCut);
  expect(move).toEqual({ type: 'unreadable', problem: expect.stringContaining(problem), isSubmission });
});

it('takes a task in a fence for a task', () => {
  expect(read(`\`\`\`\n${SUBMISSION}\n\`\`\``).type).toBe('submission');
  expect(read(SUBMISSION.replace(/<verify>\n(.*)\n/, '<verify>\n```js\n$1\n```\n')).type).toBe('submission');
});
