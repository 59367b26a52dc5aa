import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { literalEval } from '../python/literal-eval.ts';
import { hasOfficialData, officialFolder } from '../testing/official-folder.ts';
import { checkAnswer } from './check-answer.ts';
import { GUEST_CHECK_SOURCE } from './guest-check-source.ts';

const bundler = '../../scripts/bundle-guest-check.mjs';

it('is what its sources give (run `npm run guest-check` in the package after a change)', async () => {
  const { bundleGuestCheck }: { bundleGuestCheck(): Promise<string> } = await import(bundler);
  const written = readFileSync(new URL('./guest-check-source.ts', import.meta.url), 'utf8');
  expect(written === (await bundleGuestCheck())).toBe(true);
});

it.skipIf(!hasOfficialData)('decides on every recorded answer as the host does', () => {
  const check: (answer: unknown, expectation: object) => boolean = new Function(
    `${GUEST_CHECK_SOURCE}; return m3tooleval.checkGuestAnswer;`,
  )();
  const rows = readFileSync(`${officialFolder}/m3tooleval/answer-check.jsonl`, 'utf8').trimEnd().split('\n');
  for (const line of rows) {
    const { expected_output, expected_output_str, answer, accepted } = JSON.parse(line);
    const isText = typeof expected_output === 'string';
    const expected = isText ? JSON.stringify(expected_output) : expected_output_str;
    expect(check(answer, { expected, compat: 'upstream' }), line).toBe(accepted);
    const fixed = checkAnswer(literalEval(expected), answer, { compat: 'fixed' });
    expect(check(answer, { expected, compat: 'fixed' }), line).toBe(fixed);
  }
});
