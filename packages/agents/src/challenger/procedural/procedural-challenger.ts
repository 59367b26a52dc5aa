import {
  completeTask,
  createRandom,
  deriveSeed,
  type Environment,
  type Json,
  type Random,
  type Session,
  startSession,
  type TaskProposal,
} from '@sca/core';
import { type Challenge, type Challenger, type CheckTask, NO_USAGE } from '../challenger.ts';
import { holdNothingOut, holdOutTestTasks } from '../held-out.ts';
import { surveyEnvironment } from './explore/survey.ts';
import { callsHash } from './program/program.ts';
import { MOST_CALLS } from './program/programs-of.ts';
import { type Draft, draftTask, type Workshop } from './task/draft-task.ts';
import { readTools } from './tool-facts.ts';
import { createToolTeller } from './wording/tell-apart.ts';

export interface ProceduralChallengerOptions {
  readonly environment: Environment;
  /** Judges what is proposed. Default: verdicts are null. */
  readonly check?: CheckTask;
  /** Opens a session for exploring. Default: one of core over the environment's initial state. */
  readonly startSession?: () => Session | Promise<Session>;
  /**
   * {@link callsHash} of the tasks of a run. No task with the same calls and arguments is proposed again, and what
   * is proposed is added. Without it a challenge depends on its request alone.
   */
  readonly seen?: Set<string>;
  /** Whether test tasks' starts are left out and their wording is not repeated. @defaultValue true */
  readonly holdOutTestTasks?: boolean;
}

/** Walks that are taken before a challenge ends with nothing. */
const MAX_WALKS = 60;
/** Walks after which longer tasks are tried, since short ones may all have been made. */
const WALKS_PER_LENGTH = 6;

/**
 * A challenger without a model: it calls tools with values that it saw, takes one to four calls that build on each
 * other as the task, and words them from the tools' names, descriptions and schemas. It knows no tool by name.
 *
 * Looks at the environment once, at the first challenge: some 700 calls in 60 sessions. In sessions of core that shows
 * the same each time, so challengers of one environment share it.
 */
export function createProceduralChallenger(options: ProceduralChallengerOptions): Challenger {
  const { environment, check, seen } = options;
  const isHeldOut = options.holdOutTestTasks !== false;
  const heldOut = (isHeldOut ? holdOutTestTasks : holdNothingOut)(environment);
  const workshops: Workshops = options.startSession ? new Map() : workshopsOf(environment);
  const openSession = options.startSession ?? (() => startSession(environment));
  return {
    name: 'procedural',
    async challenge({ seed, start, signal }) {
      const opened = workshops.get(isHeldOut) ?? openWorkshop(environment, heldOut.starts, openSession);
      workshops.set(isHeldOut, opened);
      const shop = await opened;
      for (let turn = 0; turn < MAX_WALKS; turn += 1) {
        signal?.throwIfAborted();
        const random = createRandom(
          deriveSeed({ run: seed, stage: 'procedural', item: environment.id, turn }),
        );
        const from = start ?? pickStart(heldOut.starts, random);
        const draft = await draftTask(shop, {
          ...{ random, start: from },
          fewestCalls: Math.min(MOST_CALLS, 1 + Math.floor(turn / WALKS_PER_LENGTH)),
          isTaken: ({ calls, literals }) =>
            heldOut.repeatsTestTask(literals) || seen?.has(callsHash(calls)) === true,
        });
        if (!draft) continue;
        const hash = callsHash(draft.calls);
        seen?.add(hash);
        const proposal = proposalOf(draft, { environment, seed, start: from ?? null, hash });
        return judged(proposal, {
          seed,
          start: from ?? null,
          calls: callsOfDraft(draft),
          environment,
          check,
        });
      }
      return emptyChallenge(seed, start ?? null);
    },
  };
}

/** By whether test tasks' starts are left out. */
type Workshops = Map<boolean, Promise<Workshop>>;

const sharedWorkshops = new WeakMap<Environment, Workshops>();

function workshopsOf(environment: Environment): Workshops {
  const workshops: Workshops = sharedWorkshops.get(environment) ?? new Map();
  sharedWorkshops.set(environment, workshops);
  return workshops;
}

async function openWorkshop(
  environment: Environment,
  starts: readonly Json[],
  openSession: () => Session | Promise<Session>,
): Promise<Workshop> {
  const tools = readTools(environment);
  const survey = await surveyEnvironment({ environment, tools, starts, startSession: openSession });
  return {
    survey,
    teller: createToolTeller(tools),
    starts,
    writeTools: environment.tools.filter(({ effect }) => effect === 'write').map(({ name }) => name),
    startSession: openSession,
  };
}

function pickStart(starts: readonly Json[], random: Random): Json | undefined {
  return starts.length > 0 ? random.pick(starts) : undefined;
}

function callsOfDraft({ explored }: Draft): Challenge['calls'] {
  return explored.calls.map(({ tool, argsValue }) => ({ name: tool.name, args: argsValue, ok: true }));
}

interface Origin {
  readonly environment: Environment;
  readonly seed: number;
  readonly start: Json | null;
  readonly hash: string;
}

function proposalOf(draft: Draft, { environment, seed, start, hash }: Origin): TaskProposal {
  const { instruction, verify, solution, failures, calls } = draft;
  return {
    schema: 'sca.task/v1',
    environment: { id: environment.id },
    ...{ instruction, verify, solution, failures },
    provenance: { kind: 'procedural', seed, start, calls, callsHash: hash },
  };
}

interface Judging {
  readonly environment: Environment;
  readonly check: CheckTask | undefined;
  readonly seed: number;
  readonly start: Json | null;
  readonly calls: Challenge['calls'];
}

async function judged(
  proposal: TaskProposal,
  { environment, check, seed, start, calls }: Judging,
): Promise<Challenge> {
  const task = completeTask(proposal, environment);
  const verdict = check ? await check(task) : null;
  const isKept = verdict === null || verdict.kept;
  return {
    ...emptyChallenge(seed, start),
    attempts: [{ proposal: task, verdict }],
    task: isKept ? task : null,
    calls,
  };
}

function emptyChallenge(seed: number, start: Json | null): Challenge {
  return { seed, start, attempts: [], task: null, calls: [], messages: [], usage: NO_USAGE };
}
