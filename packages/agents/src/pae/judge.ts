import {
  type Json,
  type Message,
  type Model,
  messageOf,
  type RewardReport,
  type Sampling,
  ScaError,
  type Usage,
} from '@sca/core';
import type { RewardFunction } from '../executor/episode-options.ts';
import { renderPrompt } from '../prompts/render-prompt.ts';
import { createUsageMeter } from '../usage-meter.ts';
import { observationsOf } from './observations.ts';
import { JUDGE_CASE, JUDGE_RULES } from './pae-prompts.ts';

/** The judge of PAE. */
interface JudgeOptions {
  readonly model: Model;
  /** Tool observations that it is shown, the last ones; `Infinity` shows all. @defaultValue 3 */
  readonly lastObservations?: number;
  /** @defaultValue temperature 0, topP 0.7, 1000 tokens, as in PAE */
  readonly sampling?: Sampling;
}

/** What is judged. */
interface JudgeRequest {
  readonly instruction: string;
  /** Null where the policy gave none. */
  readonly answer: Json;
  readonly conversation: readonly Message[];
  readonly signal?: AbortSignal | undefined;
}

export interface Judge {
  /** 1 or 0, and the judge's own words. Whatever cannot be read or had is 0. */
  judge(request: JudgeRequest): Promise<RewardReport>;
  /** The judge as the reward of an episode. */
  rewardFor(task: { readonly instruction: string }): RewardFunction;
  /** What all judgements have cost. */
  usage(): Usage;
}

const PAE_SAMPLING: Sampling = { temperature: 0, topP: 0.7, maxTokens: 1000 };
const MAX_TRIES = 3;

/**
 * A model that decides whether a task was done, from the answer and the last tool observations. Fail-closed: no answer,
 * no readable verdict, or three calls that fail are 0. Source: protocols.md, section 1
 */
export function createJudge(options: JudgeOptions): Judge {
  const { model, lastObservations = 3, sampling = PAE_SAMPLING } = options;
  const meter = createUsageMeter();
  const ask = async (content: string, signal: AbortSignal | undefined): Promise<string> => {
    const { message, usage } = await model.generate({
      messages: [
        { role: 'system', content: JUDGE_RULES },
        { role: 'user', content },
      ],
      sampling,
      ...(signal && { signal }),
    });
    meter.add(usage);
    return message.content;
  };
  const judge: Judge['judge'] = async ({ instruction, answer, conversation, signal }) => {
    if (answer === null) return failed('There is no answer.');
    const all = observationsOf(conversation);
    const observations = all.slice(Math.max(0, all.length - lastObservations));
    const content = judgeCase({ instruction, answer, observations });
    for (let tries = 1; ; tries += 1) {
      try {
        return readVerdict(await ask(content, signal));
      } catch (thrown) {
        // Anything but an error of the outside world is a bug of ours, and an abort is nobody's verdict.
        if (!(thrown instanceof ScaError) || signal?.aborted) throw thrown;
        if (tries === MAX_TRIES) return failed(`The judge could not be asked: ${messageOf(thrown)}`);
      }
    }
  };
  return {
    judge,
    rewardFor:
      ({ instruction }) =>
      ({ answer, conversation, signal }) =>
        judge({ instruction, answer, conversation, signal }),
    usage: meter.total,
  };
}

interface JudgeCase {
  readonly instruction: string;
  readonly answer: Json;
  readonly observations: readonly string[];
}

function judgeCase({ instruction, answer, observations }: JudgeCase): string {
  return renderPrompt(JUDGE_CASE, {
    instruction,
    answer: typeof answer === 'string' ? answer : JSON.stringify(answer),
    count: String(observations.length),
    observations: observations.map((text, index) => `${index + 1}. ${text}`).join('\n\n') || 'nothing',
  });
}

/** The grammar of PAE: NOT SUCCESS anywhere is 0, else SUCCESS anywhere is 1, else 0. */
function readVerdict(reply: string): RewardReport {
  const isSuccess = reply.includes('SUCCESS') && !reply.includes('NOT SUCCESS');
  return isSuccess ? { reward: 1, bucket: null, detail: reply } : failed(reply || 'The judge said nothing.');
}

function failed(detail: string): RewardReport {
  return { reward: 0, bucket: 'agent', detail };
}
