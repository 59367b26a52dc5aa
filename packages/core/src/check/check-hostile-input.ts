import type { Environment } from '../environment.ts';
import type { Json } from '../json.ts';
import { startSession } from '../session.ts';
import { attemptCall, type CallToAttempt } from './attempt-call.ts';
import { brief, type ProblemLog } from './problem-log.ts';
import type { RehearsedCall } from './rehearsal.ts';

/** Keys that lead from an object to what all objects share. */
const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'length',
  'push',
];
/** Of the same shape, but of nothing that exists: what a tool does with it tells what refusing looks like. */
const UNKNOWN_KEY = 'no_such_value_7f3a';

/** Logs tools that take hostile keys for something that exists, or break on them. */
export function checkHostileInput(
  environment: Environment,
  log: ProblemLog,
  calls: readonly RehearsedCall[],
): void {
  checkNames(environment, log);
  for (const { name } of environment.tools) {
    const own = calls.filter((call) => call.name === name);
    const base = own.find(({ attempt }) => attempt.status === 'answered' && attempt.result.ok) ?? own[0];
    const args = base?.args ?? {};
    for (const hostile of hostileArguments(args)) checkCall(environment, log, { name, args: hostile });
    for (const path of stringPaths(args)) checkStrings(environment, log, { name, args, path });
  }
}

function checkNames(environment: Environment, log: ProblemLog): void {
  for (const name of ['', UNKNOWN_KEY, ...HOSTILE_KEYS]) {
    if (environment.toolsByName.has(name)) continue;
    const attempt = attemptCall(startSession(environment), { name, args: {} });
    const isRefused = attempt.status === 'answered' && !attempt.result.ok;
    if (!isRefused) log.add('hostile-input-refused', `Calling a tool named ${brief(name)} is not refused.`);
  }
}

function hostileArguments(args: Json): unknown[] {
  const withOwnPrototype = JSON.parse('{"__proto__":{"polluted":true}}') as object;
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
  return [
    { ...(args as object), nested: withOwnPrototype },
    Object.assign(JSON.parse('{"__proto__":{"polluted":true}}') as object, args),
    deep,
    { deep },
    null,
    [],
    UNKNOWN_KEY,
    0,
    ...HOSTILE_KEYS.slice(1).map((key) => ({ ...(args as object), [key]: { polluted: true } })),
  ];
}

function checkCall(environment: Environment, log: ProblemLog, call: CallToAttempt): void {
  const attempt = attemptCall(startSession(environment), call);
  if (attempt.status === 'answered') return;
  log.add(
    'hostile-input-refused',
    `${call.name} threw ${attempt.error} for ${describe(call.args)}.`,
    call.name,
  );
}

interface StringPlace {
  readonly name: string;
  readonly args: Json;
  readonly path: readonly string[];
}

function checkStrings(environment: Environment, log: ProblemLog, { name, args, path }: StringPlace): void {
  const isAccepted = (text: string): boolean => {
    const changed = replaceAt(args, path, text);
    checkCall(environment, log, { name, args: changed });
    const attempt = attemptCall(startSession(environment), { name, args: changed });
    return attempt.status === 'answered' && attempt.result.ok;
  };
  if (isAccepted(UNKNOWN_KEY)) return; // a place for any text, such as a note
  for (const key of HOSTILE_KEYS.filter(isAccepted)) {
    const text = `${name} takes ${brief(key)} as ${path.join('.')}, where it refuses other unknown values; read own properties only`;
    log.add('hostile-input-refused', `${text}.`, name);
  }
}

function stringPaths(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') return [path];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) => stringPaths(member, [...path, key]));
}

function replaceAt(value: Json, [key, ...rest]: readonly string[], text: string): Json {
  if (key === undefined) return text;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, Json>;
  copy[key] = replaceAt(copy[key] as Json, rest, text);
  return copy as unknown as Json;
}

// Very deep values overflow the stack of JSON.stringify.
function describe(args: unknown): string {
  try {
    return brief(args);
  } catch {
    return 'deeply nested arguments';
  }
}
