import { canonicalJson, type Message, type Trajectory } from '@sca/core';
import { counted } from '../counted.ts';
import type { WrittenTask } from '../participants/task-writer.ts';
import { type Html, html } from './html.ts';
import { cut } from './shown-text.ts';

/** An episode to read, with its task. */
export interface ShownTrajectory {
  readonly trajectory: Trajectory;
  /** Undefined where the task is no longer among those of the run. */
  readonly task: WrittenTask | undefined;
}

const LONGEST = 3_000;
/** Longer messages are folded up: mostly what tools returned. Rules always are. */
const FOLDED = 700;

/** An episode: what was asked, every message, how it ended. */
export function renderTrajectory(
  { trajectory, task }: ShownTrajectory,
  { isOpen }: { readonly isOpen: boolean },
): Html {
  const { reward, messages, answer, verdict, calls, usage } = trajectory;
  const outcome = reward === null ? 'not scored' : reward === 1 ? 'passed' : 'failed';
  const kind = outcome === 'not scored' ? '' : outcome;
  const open = isOpen ? html` open` : html``;
  return html`<details class="episode ${kind}"${open}><summary><b>${outcome}</b> · ${cut(task?.instruction ?? trajectory.taskId, 200)}</summary>
<p class="note">${trajectory.policy.model} in ${trajectory.environment.id}, trial ${trajectory.trial}: ${counted(usage.calls, 'model call')}, ${counted(calls.length, 'tool call')}, ended by ${endOf(trajectory)}.${verdict?.detail ? ` The verdict: ${cut(verdict.detail, 400)}` : ''}</p>
${messages.map(renderMessage)}
<div class="message"><span>answer</span><pre>${cut(canonicalJson(answer), LONGEST)}</pre></div>
${task ? renderTask(task) : ''}</details>
`;
}

function endOf({ stop }: Trajectory): string {
  return stop.detail ? `${stop.type} (${stop.detail})` : stop.type;
}

function renderMessage(message: Message): Html {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  const name = message.role === 'tool' ? message.name : message.role;
  return html`<div class="message ${message.role}"><span>${name}</span><div>${content(message)}${calls.map(
    (call) => html`<pre class="call">${call.name}(${cut(call.arguments, LONGEST)})</pre>`,
  )}</div></div>
`;
}

function content({ role, content: text }: Message): Html {
  if (text === '') return html``;
  if (text.length <= FOLDED && role !== 'system') return html`<pre>${text}</pre>`;
  const [line = ''] = text.trimStart().split('\n', 1);
  return html`<details><summary>${cut(line, 120)} <span class="note">(${counted(text.length, 'character')})</span></summary><pre>${cut(text, LONGEST)}</pre></details>`;
}

/** How the task is checked, for whoever wonders at the verdict. */
function renderTask(task: WrittenTask): Html {
  if (!('verify' in task)) return html``;
  return html`<details><summary class="note">The task's own solution and verifier</summary><pre>${cut(task.solution, LONGEST)}

${cut(task.verify, LONGEST)}</pre></details>`;
}
