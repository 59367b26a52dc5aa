import { type CheckMode, contentHash, type Environment, type Json, type Message } from '@sca/core';
import { renderPrompt } from '../../prompts/render-prompt.ts';
import { systemMessage } from '../../prompts/system-message.ts';
import { toolSchemasOf } from '../../prompts/tool-schemas.ts';
import { toolSignatures } from '../../prompts/tool-signatures.ts';
import { type Exemplar, GENERIC_EXEMPLAR } from './exemplar.ts';
import * as prompts from './prompts/challenger-prompt.ts';
import { FORM_REMINDER, LAST_TURN, REMINDER } from './prompts/reminders.ts';
import { VERDICT } from './prompts/verdict-prompt.ts';
import { MIN_FAILURES } from './read-submission.ts';
import { writeSubmission } from './write-submission.ts';

/** What a challenger's prompt depends on. */
export interface PromptOptions {
  readonly environment: Environment;
  readonly mode: CheckMode;
  readonly byCode: boolean;
  readonly withUser: boolean;
  readonly steps: number;
  readonly revisions: number;
  readonly redactOrderIds: boolean;
  readonly exemplar: Exemplar | undefined;
}

/** The system message of a challenger. */
export function challengerPrompt(options: PromptOptions): Message {
  const { environment, mode, byCode, steps, exemplar } = options;
  const { policy } = environment;
  const content = renderPrompt(prompts.CHALLENGER, {
    policy: policy === '' ? '' : `# What the agent is told\n\n${policy.trim()}\n\n`,
    signatures: toolSignatures(toolSchemasOf(environment)),
    exploring: byCode ? prompts.EXPLORING_BY_CODE : prompts.EXPLORING_BY_CALLS,
    steps: String(steps),
    addressee: addresseeOf(options),
    failures: String(MIN_FAILURES),
    rules: renderPrompt(mode === 'paper' ? prompts.PAPER_RULES : prompts.STRICT_RULES, {
      revisions: wordTimes(options.revisions),
    }),
    exemplarNote: exemplar ? prompts.OWN_EXEMPLAR_NOTE : prompts.GENERIC_EXEMPLAR_NOTE,
    exemplar: writeSubmission(exemplar ?? GENERIC_EXEMPLAR),
  });
  return systemMessage(content);
}

function addresseeOf({ withUser, redactOrderIds }: PromptOptions): string {
  const addressee = withUser ? prompts.FOR_USER : prompts.FOR_AGENT;
  return redactOrderIds ? `${addressee}\n${prompts.REDACTION_NOTE}` : addressee;
}

function wordTimes(count: number): string {
  if (count < 2) return count === 0 ? 'never: the first try is the last' : 'once';
  return `${count} times`;
}

/** The message that begins an exploration. */
export function beginMessage(start: Json): Message {
  const content =
    start === null ? prompts.BEGIN : renderPrompt(prompts.BEGIN_AT, { start: JSON.stringify(start) });
  return { role: 'user', content };
}

/** The hash of every prompt that a challenger shows, of its system message as it was filled in. */
export function promptHashes(system: Message): { readonly [prompt: string]: string } {
  return {
    system: contentHash(system.content),
    begin: contentHash([prompts.BEGIN, prompts.BEGIN_AT]),
    reminder: contentHash([REMINDER, FORM_REMINDER, LAST_TURN]),
    verdict: contentHash(VERDICT),
  };
}
