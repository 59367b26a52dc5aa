import {
  type CaseReport,
  type LocalSession,
  type ReasonCode,
  type StepReport,
  startSession,
  type TaskProposal,
  taskId,
} from '@sca/core';
import type { GuestOutcome, LoadedGuest, Program } from '../engine/guest-engine.ts';
import { sessionTools, withoutHostFailure } from '../worker/session-tools.ts';
import type { CheckContext } from './check-task.ts';

/** A rule that the proposal broke. Ends the check. */
export class Broken extends Error {
  readonly reason: ReasonCode;
  readonly caseName: string | null;

  constructor({ reason, detail, caseName }: Finding) {
    super(detail);
    this.reason = reason;
    this.caseName = caseName;
  }
}

export interface Finding {
  readonly reason: ReasonCode;
  readonly detail: string;
  /** Null where no case ran. */
  readonly caseName: string | null;
}

/** What two runs of the solution must have in common. */
export interface SolutionRun {
  readonly passed: boolean | null;
  readonly fingerprint: string;
}

/** What the verifier is asked about. */
interface Question {
  readonly answer: string | undefined;
  readonly caseName: string;
  readonly seed: number;
  /** Later runs will see much the same tool results. */
  readonly isTypical?: boolean;
}

interface CaseRun {
  readonly program: number;
  readonly args: readonly (string | undefined)[];
  readonly seed: number;
  readonly isTypical?: boolean | undefined;
}

const VERIFY = 0;
const SOLUTION = 1;
const FIRST_FAILURE = 2;

/** Runs the cases of one task, writes the report of each, and stops at the first broken rule that is on. */
export class CaseRunner {
  readonly reports: CaseReport[] = [];
  readonly #context: CheckContext;
  readonly #programs: readonly Program[];
  readonly #rules: ReadonlySet<ReasonCode>;
  readonly #seed: number;
  #guest: LoadedGuest | undefined;
  #wroteIn: string | undefined;

  constructor(context: CheckContext, task: TaskProposal, rules: readonly ReasonCode[]) {
    this.#context = context;
    this.#rules = new Set(rules);
    this.#seed = Number.parseInt(taskId(task).slice(0, 8), 16);
    const bodies = [task.solution, ...task.failures.map(({ code }) => code)];
    this.#programs = [
      { kind: 'verifier', source: task.verify },
      ...bodies.map((source) => ({ kind: 'body' as const, source })),
    ];
  }

  isOn(rule: ReasonCode): boolean {
    return this.#rules.has(rule);
  }

  /** Ends the check where the rule is on. */
  broke(finding: Finding): void {
    if (this.isOn(finding.reason)) throw new Broken(finding);
  }

  /** Compiles all code of the task. */
  async load(): Promise<void> {
    const names = this.#context.environment.tools.map(({ name }) => name);
    this.#guest = await this.#context.engine.load(names, this.#programs);
    for (const [index, outcome] of this.#guest.compileFailures.entries()) {
      if (outcome) this.#judgeOutcome(outcome, { caseName: programName(index), threw: undefined });
    }
  }

  /** Runs the solution, then the verifier on what it left. */
  async solution(caseName: string): Promise<SolutionRun> {
    const isSecond = caseName !== 'solution';
    const seed = this.#seed + (isSecond ? 1 : 0);
    const session = startSession(this.#context.environment);
    const run = await this.#run(session, {
      program: SOLUTION,
      args: [undefined],
      seed,
      isTypical: !isSecond,
    });
    const report = this.#report(caseName, run);
    this.#judgeOutcome(run, { caseName, threw: 'solution-threw' });
    const digest = this.isOn('unstable') ? session.digest() : '';
    report.passed = await this.#verify(session, { report, answer: run.json, seed, isTypical: !isSecond });
    return {
      passed: report.passed,
      fingerprint: JSON.stringify([run.status, run.json, run.error, digest, report.passed]),
    };
  }

  /** Runs a failure case; one that throws has failed as it should, and the verifier is not asked. */
  async failure(index: number): Promise<{ readonly passed: boolean | null }> {
    const caseName = `failure ${index + 1}`;
    const session = startSession(this.#context.environment);
    const run = await this.#run(session, {
      program: FIRST_FAILURE + index,
      args: [undefined],
      seed: this.#seed,
    });
    const report = this.#report(caseName, run);
    this.#judgeOutcome(run, { caseName, threw: undefined });
    if (run.status === 'returned')
      report.passed = await this.#verify(session, { report, answer: run.json, seed: this.#seed });
    return report;
  }

  /** Asks the verifier about an untouched state. Whatever it does short of saying true is a refusal. */
  async noOp(caseName: string, answer: string | undefined): Promise<boolean | null> {
    const session = startSession(this.#context.environment);
    const report = this.#report(caseName, undefined);
    const outcome = await this.#askVerifier(session, { answer, caseName, seed: this.#seed });
    report.verify = stepReport(outcome);
    if (outcome.status !== 'threw') this.#judgeOutcome(outcome, { caseName, threw: undefined });
    report.passed = outcome.json === 'true';
    return report.passed;
  }

  reportWrites(): void {
    if (this.#wroteIn === undefined) return;
    this.broke({
      reason: 'verifier-wrote',
      caseName: this.#wroteIn,
      detail: 'The verifier changes the state that it judges.',
    });
  }

  async #verify(
    session: LocalSession,
    { report, ...question }: Omit<Question, 'caseName'> & { report: CaseReport },
  ): Promise<boolean | null> {
    const caseName = report.name;
    const outcome = await this.#askVerifier(session, { ...question, caseName });
    report.verify = stepReport(outcome);
    this.#judgeOutcome(outcome, { caseName, threw: 'verifier-threw' });
    if (outcome.status !== 'returned') return null;
    if (outcome.json === 'true' || outcome.json === 'false') return outcome.json === 'true';
    const detail = `The verifier returned ${outcome.json?.slice(0, 200) ?? 'undefined'} instead of true or false.`;
    this.broke({ reason: 'verifier-not-boolean', caseName, detail });
    return false;
  }

  async #askVerifier(
    session: LocalSession,
    { answer, caseName, seed, isTypical }: Question,
  ): Promise<GuestOutcome> {
    const before = this.isOn('verifier-wrote') ? session.digest() : '';
    const transcript = JSON.stringify({ messages: [], calls: session.calls });
    const outcome = await this.#run(session, {
      program: VERIFY,
      args: [answer, transcript],
      seed,
      isTypical,
    });
    if (this.isOn('verifier-wrote') && session.digest() !== before) this.#wroteIn ??= caseName;
    return outcome;
  }

  async #run(session: LocalSession, { program, args, seed, isTypical }: CaseRun): Promise<GuestOutcome> {
    const { environment, monitor } = this.#context;
    const seen: string[] = [];
    const tools = { environment, session, monitor };
    const { call } = sessionTools(isTypical ? { ...tools, onResult: (json) => seen.push(json) } : tools);
    if (!this.#guest) throw new Error('the code of the task was not loaded');
    const outcome = withoutHostFailure(await this.#guest.run({ program, args, seed, callTool: call }));
    this.#guest.expectResults(seen);
    return outcome;
  }

  /** Judges how code ended. `threw` is the rule for code that throws; undefined where it may. */
  #judgeOutcome(outcome: GuestOutcome, on: { caseName: string; threw: ReasonCode | undefined }): void {
    const { status, error } = outcome;
    if (status === 'returned') return;
    const reason = status === 'syntax-error' ? 'syntax' : status === 'threw' ? on.threw : status;
    if (!reason) return;
    const where = error?.line ? `line ${error.line}: ` : '';
    this.broke({ reason, caseName: on.caseName, detail: `${where}${error?.name}: ${error?.message}` });
  }

  #report(name: string, run: GuestOutcome | undefined): CaseReport {
    const report: CaseReport = { name, run: run ? stepReport(run) : null, verify: null, passed: null };
    this.reports.push(report);
    return report;
  }
}

function stepReport({ status, error }: GuestOutcome): StepReport {
  return { status, error };
}

function programName(index: number): string {
  if (index === VERIFY) return 'verify';
  return index === SOLUTION ? 'solution' : `failure ${index - FIRST_FAILURE + 1}`;
}
