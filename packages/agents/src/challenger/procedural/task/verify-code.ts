import type { Json } from '@sca/core';
import { SAME_ANSWER_CODE } from './same-answer.ts';
import type { Witness } from './witness.ts';

/** What a verifier holds an episode against. */
export interface Expectation {
  readonly answer: Json;
  /** The tool that gives the answer, where the answer could as well be guessed. */
  readonly answeredBy?: string | undefined;
  /** All tools that change the state. */
  readonly writeTools: readonly string[];
  /** Accepted calls of these tools; one more is a change that nobody asked for. */
  readonly writes: number;
  readonly witnesses: readonly Witness[];
}

const SAME_VALUE_CODE = `function sameValue(left, right) {
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return left === right;
  const keys = Object.keys(right);
  return Array.isArray(left) === Array.isArray(right) && Object.keys(left).length === keys.length
    && keys.every((key) => Object.hasOwn(left, key) && sameValue(left[key], right[key]));
}
function readsAs(name, args, value) {
  try {
    return sameValue(tools[name](args), value);
  } catch {
    return false; // What should be there is not.
  }
}`;

/** Guest code that defines `verify`: the answer, the number of writes, and what the changed records read now. */
export function verifyCode({ answer, answeredBy, writeTools, writes, witnesses }: Expectation): string {
  const checks = [
    `sameAnswer(answer, ${JSON.stringify(answer)})`,
    ...(writeTools.length > 0 ? [`writes.length === ${writes}`] : []),
    ...(answeredBy ? [`calls.some((call) => call.name === ${JSON.stringify(answeredBy)})`] : []),
    ...witnesses.map(witnessCode),
  ];
  return [
    SAME_ANSWER_CODE,
    ...(witnesses.length > 0 ? [SAME_VALUE_CODE] : []),
    'function verify(answer, transcript) {',
    ...(writeTools.length > 0 || answeredBy
      ? ['  const calls = transcript.calls.filter((call) => call.ok);']
      : []),
    ...(writeTools.length > 0
      ? [`  const writes = calls.filter((call) => ${JSON.stringify(writeTools)}.includes(call.name));`]
      : []),
    `  return ${checks.join('\n    && ')};`,
    '}',
  ].join('\n');
}

function witnessCode({ call, value }: Witness): string {
  return `readsAs(${JSON.stringify(call.name)}, ${JSON.stringify(call.args)}, ${JSON.stringify(value)})`;
}

/** True for answers that an agent could hit upon without looking. */
export function isGuessable(answer: Json): boolean {
  return (
    typeof answer === 'boolean' ||
    (typeof answer === 'number' && Number.isInteger(answer) && Math.abs(answer) < 10)
  );
}
