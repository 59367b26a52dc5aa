import type { CaseReport, StepReport, Verdict } from '@sca/core';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import type { Exemplar } from './exemplar.ts';
import { VERDICT } from './prompts/verdict-prompt.ts';

/** Words a verdict for whoever wrote the task: the rule, the case, and each error with the line that it names. */
export function wordVerdict(verdict: Verdict, task: Exemplar, revisionsLeft: number): string {
  const { reason, caseName, detail, cases } = verdict;
  return renderPrompt(VERDICT, {
    reason: reason ?? 'none',
    caseName: caseName === null ? '' : `, in the case "${caseName}"`,
    detail,
    cases: cases.length === 0 ? '- nothing' : cases.map((report) => wordCase(report, task)).join('\n'),
    left: revisionsLeft === 1 ? 'once more' : `${revisionsLeft} more times`,
  });
}

function wordCase(report: CaseReport, task: Exemplar): string {
  const { name, run, verify, passed } = report;
  const steps = [
    run && `its code ${wordStep(run, codeOfCase(name, task))}`,
    verify &&
      `verify ${verify.error === null && passed !== null ? `said ${passed}` : wordStep(verify, task.verify)}`,
  ];
  return `- ${name}: ${steps.filter(Boolean).join('; ') || 'did not run'}`;
}

function wordStep({ status, error }: StepReport, code: string | undefined): string {
  const ended = STATUS_WORDS[status];
  if (!error) return ended;
  const { name, message, line } = error;
  const quoted = line === null ? undefined : code?.split('\n')[line - 1]?.trim();
  const place = line === null ? '' : `, line ${line}${quoted ? `: ${quoted}` : ''}`;
  return `${ended} (${name}: ${message}${place})`;
}

const STATUS_WORDS: Readonly<Record<StepReport['status'], string>> = {
  returned: 'ran',
  threw: 'threw',
  'timed-out': 'ran too long',
  'out-of-memory': 'took too much memory',
  pending: 'waited for what never comes',
  'output-too-large': 'returned too much',
  'syntax-error': 'does not compile',
};

/** The code that a case ran, where its name says which. */
function codeOfCase(name: string, { solution, failures }: Exemplar): string | undefined {
  const failure = /^failure (\d+)$/.exec(name);
  if (failure) return failures[Number(failure[1]) - 1]?.code;
  return name === 'solution' ? solution : undefined;
}
