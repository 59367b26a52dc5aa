import type { CodeAsTask } from '@sca/core';

/** A worked task that a challenger is shown. It must pass the check, and must be no test task. */
export type Exemplar = Pick<CodeAsTask, 'instruction' | 'verify' | 'solution' | 'failures'>;

/** Shown where an environment has no exemplar of its own: it teaches the form, and its tools exist nowhere. */
export const GENERIC_EXEMPLAR: Exemplar = {
  instruction:
    'Mara Lind (card L-58) cannot come in before the weekend. Renew whichever of her loans is due first, by one week, ' +
    'and tell me the new due date.',
  verify: `function verify(answer, transcript) {
  const loans = list_loans({ card: 'L-58' });
  const renewed = loans.find(({ title }) => title === 'Salt Roads');
  const others = loans.filter(({ title }) => title !== 'Salt Roads');
  return (
    renewed.due === '2031-03-19' &&
    others.every(({ renewals }) => renewals === 0) &&
    String(answer).includes('2031-03-19')
  );
}`,
  solution: `const loans = list_loans({ card: 'L-58' });
const first = loans.reduce((one, other) => (other.due < one.due ? other : one));
const { due } = renew_loan({ card: 'L-58', title: first.title, weeks: 1 });
return due;`,
  failures: [
    { code: `return '2031-03-19';`, why: 'Says the right date and renews nothing.' },
    {
      code: `renew_loan({ card: 'L-58', title: 'The Ninth Lock', weeks: 1 });
return '2031-03-19';`,
      why: 'Renews the loan that is due last.',
    },
    {
      code: `return renew_loan({ card: 'L-58', title: 'Salt Roads', weeks: 2 }).due;`,
      why: 'Renews it for two weeks.',
    },
  ],
};
