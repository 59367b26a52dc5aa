import { createProceduralChallenger } from '@sca/agents';
import {
  type CodeAsTask,
  type Environment,
  type EnvironmentReference,
  type Json,
  startSession,
  type ToolCall,
} from '@sca/core';
import { loadEnvironment } from '@sca/core/node';
import { type Checker, createChecker } from '@sca/sandbox';

/** What became of proposals of the procedural challenger in one environment. */
export interface ProceduralReport {
  readonly proposals: number;
  readonly kept: number;
  /** Proposals by reason, `kept` and `nothing proposed` among them. */
  readonly funnel: Readonly<Record<string, number>>;
  /** Kept tasks that make the same calls with the same arguments as another. */
  readonly duplicates: number;
  /** Different tool names in a row among kept tasks. */
  readonly sequences: number;
  /** Tools that kept tasks call. */
  readonly tools: number;
  /** Kept tasks whose verifier does not reward the solution itself. */
  readonly unrewarded: number;
  /** Kept tasks whose verifier rewards an answer that is a little off. */
  readonly perturbedAccepted: number;
  /** Kept tasks that write, and those whose verifier rewards one accepted write more. */
  readonly writing: number;
  readonly extraWriteTried: number;
  readonly extraWriteAccepted: number;
  /** CPU time of this process for the proposals alone. */
  readonly cpuMsPerProposal: number;
}

export interface JudgeOptions {
  /** Stops as soon as there are so many tool sequences. Default: goes on to the last proposal. */
  readonly enoughSequences?: number;
}

const CHUNK = 25;

/** Proposes tasks, has the checker judge them strictly, and tries to fool the verifiers of those it keeps. */
export async function judgeProcedural(
  reference: EnvironmentReference,
  most: number,
  { enoughSequences = Number.POSITIVE_INFINITY }: JudgeOptions = {},
): Promise<ProceduralReport> {
  const environment = await loadEnvironment(reference);
  await using checker = createChecker({ environment: reference, mode: 'strict', workers: 1 });
  const challenger = createProceduralChallenger({ environment, seen: new Set() });
  await challenger.challenge({ seed: 1e6 });
  const funnel: Record<string, number> = {};
  const kept: CodeAsTask[] = [];
  let [proposals, cpuMs] = [0, 0];
  while (proposals < most && sequencesOf(kept).size < enoughSequences) {
    const started = process.cpuUsage();
    const tasks: (CodeAsTask | null)[] = [];
    for (let seed = proposals; seed < Math.min(most, proposals + CHUNK); seed += 1) {
      tasks.push((await challenger.challenge({ seed })).task);
    }
    const { user, system } = process.cpuUsage(started);
    cpuMs += (user + system) / 1000;
    proposals += tasks.length;
    for (const { task, outcome } of await judgeAll(tasks, checker)) {
      funnel[outcome] = (funnel[outcome] ?? 0) + 1;
      if (task && outcome === 'kept') kept.push(task);
    }
  }
  const foiled = await tryToFool(kept, { environment, checker });
  return {
    ...{ proposals, kept: kept.length, funnel, ...foiled },
    duplicates: kept.length - new Set(kept.map((task) => JSON.stringify(callsOf(task)))).size,
    sequences: sequencesOf(kept).size,
    tools: new Set(kept.flatMap((task) => callsOf(task).map(({ name }) => name))).size,
    cpuMsPerProposal: cpuMs / proposals,
  };
}

function judgeAll(
  tasks: readonly (CodeAsTask | null)[],
  checker: Checker,
): Promise<{ task: CodeAsTask | null; outcome: string }[]> {
  return Promise.all(
    tasks.map(async (task) => {
      if (!task) return { task, outcome: 'nothing proposed' };
      return { task, outcome: (await checker.check(task)).reason ?? 'kept' };
    }),
  );
}

function callsOf({ provenance }: CodeAsTask): readonly { name: string; args: Json }[] {
  return provenance.calls as { name: string; args: Json }[];
}

function sequencesOf(tasks: readonly CodeAsTask[]): Set<string> {
  return new Set(
    tasks.map((task) =>
      callsOf(task)
        .map(({ name }) => name)
        .join(' > '),
    ),
  );
}

interface Fooling {
  readonly environment: Environment;
  readonly checker: Checker;
}

type Foiled = Pick<
  ProceduralReport,
  'unrewarded' | 'perturbedAccepted' | 'writing' | 'extraWriteTried' | 'extraWriteAccepted'
>;

async function tryToFool(tasks: readonly CodeAsTask[], fooling: Fooling): Promise<Foiled> {
  const { environment, checker } = fooling;
  const isWrite = ({ name }: { name: string }): boolean =>
    environment.toolsByName.get(name)?.effect === 'write';
  const pool = tasks.flatMap((task) => callsOf(task).filter(isWrite));
  const foiled = {
    unrewarded: 0,
    perturbedAccepted: 0,
    writing: 0,
    extraWriteTried: 0,
    extraWriteAccepted: 0,
  };
  const tryTask = async (task: CodeAsTask): Promise<void> => {
    const { answer, calls } = runSolution(environment, task);
    const rewardOf = async (given: Json, made: readonly ToolCall[]): Promise<number | null> =>
      (await checker.reward({ task, answer: given, calls: [...made], messages: [] })).reward;
    if ((await rewardOf(answer, calls)) !== 1) foiled.unrewarded += 1;
    if ((await rewardOf(littleOff(answer), calls)) !== 0) foiled.perturbedAccepted += 1;
    if (!calls.some(isWrite)) return;
    foiled.writing += 1;
    const extra = acceptedWrite(environment, calls, pool);
    if (!extra) return;
    foiled.extraWriteTried += 1;
    if ((await rewardOf(answer, [...calls, extra])) !== 0) foiled.extraWriteAccepted += 1;
  };
  await Promise.all(tasks.map(tryTask));
  return foiled;
}

/** Runs a solution without a sandbox: it was written here. */
function runSolution(
  environment: Environment,
  { solution }: CodeAsTask,
): { answer: Json; calls: readonly ToolCall[] } {
  const session = startSession(environment);
  const call = (name: string, args: unknown): Json => {
    const result = session.call(name, args);
    if (!result.ok) throw new Error(`${name} refused: ${result.error}`);
    return result.value;
  };
  const tools = Object.fromEntries(
    environment.tools.map(({ name }) => [name, (args: unknown) => call(name, args)]),
  );
  return { answer: new Function('tools', solution)(tools) ?? null, calls: session.calls };
}

function littleOff(answer: Json): Json {
  if (typeof answer === 'number') return answer + 1;
  if (typeof answer === 'string') return `${answer}a`;
  if (Array.isArray(answer)) return [...answer.slice(0, -1), littleOff(answer.at(-1) ?? null)];
  return typeof answer === 'boolean' ? !answer : 'a';
}

/** A write of some other task that is accepted after these calls and changes something. */
function acceptedWrite(
  environment: Environment,
  calls: readonly ToolCall[],
  pool: readonly { name: string; args: Json }[],
): ToolCall | undefined {
  for (const { name, args } of pool) {
    const session = startSession(environment);
    for (const call of calls) session.call(call.name, call.args);
    const before = session.digest();
    if (session.call(name, args).ok && session.digest() !== before) return { name, args, ok: true };
  }
  return undefined;
}
