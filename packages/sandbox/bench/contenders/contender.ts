import { startSession } from '@sca/core';
import { shop, shopTask } from '../shop.ts';

/** A way to judge the task of shop.ts. */
export interface Contender {
  readonly name: string;
  /** Per case, the solution first, whether the verifier accepted it. */
  check(): Promise<readonly unknown[]>;
  /** Where the contender keeps its own time: the mean milliseconds of some checks. */
  timeChecks?(count: number): Promise<number>;
  close?(): Promise<void>;
}

/** A tool as it is called across a boundary: JSON in, JSON out. */
export interface JsonTool {
  readonly name: string;
  call(argumentsJson: string): string;
}

/** One run of guest code: an async function body that sees `tools` and `answer`. */
export interface GuestRun {
  readonly body: string;
  readonly answer: unknown;
  readonly tools: readonly JsonTool[];
}

const VERIFY_BODY = `${shopTask.verify}\nreturn verify(answer);`;

/** The eight runs of the task: each case over a session of its own, followed by the verifier. */
export async function judge(run: (run: GuestRun) => unknown): Promise<unknown[]> {
  const passed: unknown[] = [];
  for (const body of [shopTask.solution, ...shopTask.failures.map(({ code }) => code)]) {
    const tools = jsonTools();
    const answer = await run({ body, answer: undefined, tools });
    passed.push(await run({ body: VERIFY_BODY, answer, tools }));
  }
  return passed;
}

function jsonTools(): JsonTool[] {
  const session = startSession(shop);
  return shop.tools.map(({ name }) => ({
    name,
    call(argumentsJson) {
      const result = session.call(name, JSON.parse(argumentsJson));
      if (!result.ok) throw new Error(result.error);
      return result.json;
    },
  }));
}

/** The tools as functions of host values, which are copied on the way in and out as everywhere else. */
export function copyingTools(tools: readonly JsonTool[]): Record<string, (args: unknown) => unknown> {
  return Object.fromEntries(
    tools.map(({ name, call }) => [name, (args) => JSON.parse(call(JSON.stringify(args)))]),
  );
}

/**
 * Guest code that makes `tools` of host functions that lie under their names in an object.
 *
 * @param functions a guest expression for that object
 */
export function toolsSource(tools: readonly JsonTool[], functions: string): string {
  const names = JSON.stringify(tools.map(({ name }) => name));
  return `const tools = {};
    for (const name of ${names}) {
      const call = ${functions}[name];
      tools[name] = (args) => JSON.parse(call(JSON.stringify(args)));
    }`;
}

/** Guest code that puts the answer into a variable. */
export function answerSource(answer: unknown): string {
  return `const answer = ${JSON.stringify(answer) ?? 'undefined'};`;
}
