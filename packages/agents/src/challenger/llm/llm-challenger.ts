import { createRandom, deriveSeed, type Json, type Message, ScaError, taskId } from '@sca/core';
import { plainMessage } from '../../executor/sample-policy.ts';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import type { Challenge, Challenger } from '../challenger.ts';
import { askChallenger } from './ask-challenger.ts';
import { carryOutMove, reminder, resultsNotGiven, withLastTurn } from './carry-out-move.ts';
import type { AssistantMessage, ChallengerMove } from './challenger-move.ts';
import type { Exemplar } from './exemplar.ts';
import { type Exploration, openExploration } from './exploration.ts';
import { judgeProposal, keptTask, prepareTask, proposalOf } from './hand-in.ts';
import type { LlmChallengerOptions } from './llm-challenger-options.ts';
import { readMove, rememberReply } from './read-move.ts';
import { createRedaction, type RedactIds } from './redact-ids.ts';
import { createTaskScreen, type TaskScreen } from './screen-task.ts';
import { wordVerdict } from './word-verdict.ts';
import { beginMessage, challengerPrompt, promptHashes } from './write-prompt.ts';

/**
 * A language model as challenger (paper, section 4): it explores with tools, hands in a task in tagged form, is told what
 * the check found and revises.
 *
 * A reply either explores, or hands in, or is answered by a reminder that costs a step. With the last step the model is
 * told to hand in; a last reply that tries to and cannot be read is handed to the check as it is, which finds it malformed.
 *
 * @throws ScaError `OPTION_INVALID` for numbers out of range, or where there are no order ids to redact
 */
export function createLlmChallenger(options: LlmChallengerOptions): Challenger {
  const setup = setUp(options);
  return {
    name: 'llm',
    async challenge(request) {
      request.signal?.throwIfAborted();
      const start = request.start ?? drawStart(setup.screen.starts, request.seed);
      const exploration = await openExploration(options, request, start);
      try {
        await converse(setup, exploration);
        return challengeOf(setup, exploration);
      } catch (thrown) {
        throw exploration.interruption.cause ? request.signal?.reason : thrown;
      } finally {
        await exploration.close();
      }
    },
  };
}

interface Setup {
  readonly options: LlmChallengerOptions;
  readonly steps: number;
  readonly revisions: number;
  readonly screen: TaskScreen;
  readonly redactIds: RedactIds | undefined;
  readonly system: Message;
  readonly provenance: { readonly [name: string]: Json };
}

function setUp(options: LlmChallengerOptions): Setup {
  const { environment, mode = 'strict', steps = 15, revisions = 3, exemplar, model } = options;
  const { holdOutTestTasks = true, redactOrderIds = false, withUser = false } = options;
  requireWhole('steps', steps, 1);
  requireWhole('revisions', revisions, 0);
  const byCode = options.code !== undefined;
  const system = challengerPrompt({
    ...{ environment, mode, byCode, withUser, steps, revisions, redactOrderIds, exemplar },
  });
  return {
    ...{ options, steps, revisions, system },
    screen: createTaskScreen(environment, holdOutTestTasks),
    redactIds: redactOrderIds ? createRedaction(environment, 'order_id', options.session) : undefined,
    provenance: {
      ...{ challenger: 'llm', model: model.name, mode, holdOutTestTasks },
      explores: byCode ? 'code' : 'tool-calling',
      exemplar: exemplar ? taskId({ environment, ...exemplar }) : null,
      promptHashes: promptHashes(system),
    },
  };
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new ScaError('OPTION_INVALID', `${name} is ${value}; give a whole number of at least ${least}.`);
}

function drawStart(starts: readonly Json[], seed: number): Json | null {
  if (starts.length === 0) return null;
  return createRandom(deriveSeed({ run: seed, stage: 'challenger', item: 'start' })).pick(starts);
}

async function converse(setup: Setup, exploration: Exploration): Promise<void> {
  const { model, environment, sampling, code } = setup.options;
  const tools = code ? undefined : toolSchemasOf(environment);
  exploration.messages.push(setup.system, beginMessage(exploration.start));
  for (;;) {
    const reply = await askChallenger({ model, sampling, tools }, exploration);
    if (!reply) return;
    const message = plainMessage(reply.message);
    const move = readMove(message, { byCode: code !== undefined, isCut: reply.finishReason === 'length' });
    exploration.messages.push(rememberReply(message, move));
    const answers = await answerMove(setup, exploration, { message, move });
    if (!answers) return;
    exploration.messages.push(...(exploration.steps >= setup.steps ? withLastTurn(answers) : answers));
  }
}

interface Reply {
  readonly message: AssistantMessage;
  readonly move: ChallengerMove;
}

/** What the model is told in answer to its reply; undefined where the challenge is over. */
async function answerMove(
  setup: Setup,
  exploration: Exploration,
  { message, move }: Reply,
): Promise<Message[] | undefined> {
  const { options, steps, screen, redactIds } = setup;
  const isLast = exploration.steps >= steps;
  if (move.type === 'submission') {
    const prepared = await prepareTask(move.task, exploration.start, { screen, redactIds });
    if (prepared.ok) return handIn(setup, exploration, prepared);
    exploration.steps += 1;
    return isLast ? undefined : [reminder(prepared.problem, false)];
  }
  exploration.steps += 1;
  if (move.type !== 'unreadable') {
    if (!isLast) return carryOutMove(exploration, move);
    exploration.messages.push(...resultsNotGiven(message));
    return undefined;
  }
  const results = resultsNotGiven(message);
  if (!isLast) return [...results, reminder(move.problem, move.isSubmission)];
  exploration.messages.push(...results);
  if (move.isSubmission) await judgeProposal(exploration, options.check, message.content);
  return undefined;
}

interface Prepared {
  readonly task: Exemplar;
  readonly redactedIds: readonly string[];
}

async function handIn(
  { options, revisions, provenance }: Setup,
  exploration: Exploration,
  { task, redactedIds }: Prepared,
): Promise<Message[] | undefined> {
  const { seed, start, attempts, session } = exploration;
  const proposal = proposalOf(options.environment, task, {
    ...provenance,
    ...{ seed, start, revision: attempts.length, explorationCalls: session.calls.length },
    ...(redactedIds.length > 0 && { redactedIds: [...redactedIds] }),
  });
  const verdict = await judgeProposal(exploration, options.check, proposal);
  const revisionsLeft = revisions - (attempts.length - 1);
  if (!verdict || verdict.kept || revisionsLeft === 0) return undefined;
  return [{ role: 'user', content: wordVerdict(verdict, task, revisionsLeft) }];
}

function challengeOf({ options }: Setup, exploration: Exploration): Challenge {
  const { seed, start, attempts, messages, usage, session } = exploration;
  return {
    ...{ seed, start, attempts, messages },
    task: keptTask(options.environment, exploration),
    calls: [...session.calls],
    usage: usage.total(),
  };
}
