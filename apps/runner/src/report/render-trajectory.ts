import { canonicalJson, type Message } from '@sca/core';
import { counted } from '../counted.ts';
import { type Html, html } from './html.ts';
import type { ShownTrajectory } from './render-report.ts';

const LONGEST = 2_000;

/** An episode, folded up: what was asked, every message, how it ended. */
export function renderTrajectory({ trajectory, instruction }: ShownTrajectory): Html {
  const { reward, stop, policy, messages, answer, verdict } = trajectory;
  const outcome = reward === null ? 'not scored' : reward === 1 ? 'passed' : 'failed';
  return html`<details class="${outcome === 'passed' ? 'passed' : 'failed'}"><summary><b>${outcome}</b> ${cut(instruction, 160)}</summary>
<p class="note">${policy.model}, trial ${trajectory.trial}, ended by ${stop.type}${stop.detail ? `: ${stop.detail}` : ''}. ${verdict?.detail ?? ''}</p>
${messages.map(renderMessage)}
<p>Answer: <code>${cut(canonicalJson(answer), LONGEST)}</code></p></details>`;
}

function renderMessage(message: Message): Html {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  const name = message.role === 'tool' ? `tool ${message.name}` : message.role;
  return html`<div class="message ${message.role}"><span>${name}</span><pre>${cut(message.content, LONGEST)}${calls.map(
    (call) => html`
${call.name}(${cut(call.arguments, LONGEST)})`,
  )}</pre></div>`;
}

function cut(text: string, length: number): string {
  return text.length <= length
    ? text
    : `${text.slice(0, length)} … (${counted(text.length - length, 'character')} more)`;
}
