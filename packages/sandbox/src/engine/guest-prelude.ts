/** Results of less depth can be kept parsed. */
export const MAX_KEPT_DEPTH = 8;
const HEADROOM_DEPTH = 2 * MAX_KEPT_DEPTH;

/**
 * What guest code finds around it, as one guest-side function that keeps every intrinsic it needs before
 * guest code can change it. Called once per heap with the host's functions; returns the dispatcher:
 *
 * - `dispatch('tools', names)` defines tools (JSON array of names);
 * - `dispatch('compile', kind, source)` adds a program (JSON string); emits `compiled` or `syntax-error`;
 * - `dispatch('keep', json)` parses a text ahead of the tool call that will return it;
 * - `dispatch('seed', number)` seeds `Math.random` and starts a run or turn: what an earlier turn left waiting
 *   reports nothing from here on;
 * - `dispatch('run', kind, index, first, second, seed)` runs a program on JSON arguments (`''` = undefined);
 * - `dispatch('settle', promise)` reports what a turn's promise comes to;
 * - `dispatch('reject', thrown)` reports what was thrown, `dispatch('refuse', thrown)` why a turn did not compile.
 *
 * The host's functions: `callTool(index, argumentsJson)` gives result text, the number of a kept value, or
 * undefined for a refusal whose sentence `refusal()` gives; `emit(kind, text)`; `write(consoleLine)`. Sentences
 * and lines are JSON strings: plain ones would end at a NUL and lose lone surrogates on the way.
 */
export const GUEST_PRELUDE = `(function (callTool, refusal, emit, write) {
  'use strict';
  const { stringify, parse } = JSON;
  const { apply } = Reflect;
  const { then } = Promise.prototype;
  const { slice } = String.prototype;
  const { test } = RegExp.prototype;
  const { toString: sourceOf } = Function.prototype;
  const { create, defineProperty, freeze } = Object;
  const toText = String;
  const toInteger = Math.imul;
  const global = globalThis;
  const AsyncFunction = (async function () {}).constructor;
  const PlainFunction = Function;
  const BuiltInError = Error;
  const BuiltInTypeError = TypeError;
  const BuiltInSyntaxError = SyntaxError;
  const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

  class ToolError extends BuiltInError {}
  defineProperty(ToolError.prototype, 'name', { value: 'ToolError', writable: true, configurable: true });
  const define = (name, value) => defineProperty(global, name, { value, writable: true, configurable: true });
  define('ToolError', ToolError);

  // Their effects depend on when memory is reclaimed, which is not part of a result.
  delete global.FinalizationRegistry;
  delete global.WeakRef;

  const headroom = '${'['.repeat(HEADROOM_DEPTH)}${']'.repeat(HEADROOM_DEPTH)}';
  const kept = [];
  const defineTools = (names) => {
    const tools = create(null);
    for (let index = 0; index < names.length; index += 1) {
      const tool = function (args) {
        // Whether a result is parsed here or lies parsed already must not show in how much stack it takes.
        parse(headroom);
        const text = args === undefined ? '{}' : stringify(args);
        const result = callTool(index, text === undefined ? 'null' : text);
        if (typeof result === 'string') return parse(result);
        if (result === undefined) throw new ToolError(parse(refusal()));
        return kept[result];
      };
      defineProperty(tool, 'name', { value: names[index] });
      tools[names[index]] = freeze(tool);
      if (apply(test, identifier, [names[index]]) && !(names[index] in global)) define(names[index], tool);
    }
    define('tools', freeze(tools));
  };

  const show = (value) => {
    if (typeof value === 'string') return value;
    try {
      if (typeof value === 'object' && value !== null && !(value instanceof BuiltInError)) {
        const text = stringify(value);
        if (text !== undefined) return text;
      }
    } catch {}
    try {
      return toText(value);
    } catch {
      return '[unprintable]';
    }
  };
  const print = function () {
    let line = '';
    for (let index = 0; index < arguments.length; index += 1) line += (index === 0 ? '' : ' ') + show(arguments[index]);
    write(stringify(line));
  };
  define('console', { log: print, info: print, warn: print, error: print, debug: print });

  let seed = 0;
  Math.random = function random() {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = toInteger(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + toInteger(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  // Strings are written one by one: arrays could have been given a toJSON by the guest.
  const errorText = (name, message, stack) =>
    '[' + stringify(name) + ',' + stringify(message) + ',' + stringify(stack) + ']';
  const cut = (value, length) => apply(slice, toText(value), [0, length]);
  const describe = (thrown) => {
    let name = 'Thrown';
    let message = '';
    let stack = '';
    try {
      if (typeof thrown === 'object' && thrown !== null) {
        const { name: givenName, message: givenMessage } = thrown;
        if (givenName !== undefined) name = cut(givenName, 100);
        message = cut(givenMessage === undefined ? show(thrown) : givenMessage, 2000);
        stack = cut(thrown.stack, 4000);
      } else message = cut(thrown, 2000);
    } catch {
      message = 'an unprintable value';
    }
    return errorText(name, message, stack);
  };
  const emitValue = (value) => {
    let text;
    try {
      text = stringify(value);
    } catch (error) {
      emit('threw', errorText('TypeError', 'the returned value cannot be written as JSON: ' + cut(show(error), 1000), ''));
      return;
    }
    if (text === undefined) emit('returned-undefined', '');
    else emit('returned', text);
  };
  // Only true itself passes: not what becomes true when it is written as JSON.
  const emitVerdict = (value) => {
    if (value === true || value === false || value === undefined) emitValue(value);
    else emit('returned', stringify(cut(show(value), 1000)));
  };
  const emitThrown = (thrown) => emit('threw', describe(thrown));
  // Without a constructor of its own the promise would ask the guest's Promise for one.
  const ownConstructor = create(null);
  ownConstructor.value = undefined;
  const settle = (promise, onValue, onThrown) => {
    defineProperty(promise, 'constructor', ownConstructor);
    apply(then, promise, [onValue, onThrown]);
  };

  const programs = [];
  // The engine pastes a body between the braces of a function, so a body that closes them has run its rest by
  // the time that there is a function; its source tells, and the host gives up the heap.
  const makeFunction = (construct, start, body) => {
    const made = start[0] === 'a' ? construct('input', body) : construct(body);
    if (apply(sourceOf, made, []) === start + body + '\\n}') return made;
    throw new BuiltInSyntaxError('the code closes the function that it is the body of');
  };
  const compile = (kind, source) => {
    try {
      programs[programs.length] =
        kind === 'verifier'
          ? makeFunction(PlainFunction, 'function anonymous(\\n) {\\n', source + '\\n;return typeof verify === "undefined" ? undefined : verify;')
          : makeFunction(AsyncFunction, 'async function anonymous(input\\n) {\\n', source);
      emit('compiled', '');
    } catch (error) {
      emit('syntax-error', describe(error));
    }
  };
  const callVerifier = async (makeVerify, answer, transcript) => {
    const verify = makeVerify();
    if (typeof verify !== 'function') throw new BuiltInTypeError('the code defines no function named verify');
    return verify(answer, transcript);
  };
  const read = (text) => (text === '' ? undefined : parse(text));
  const run = (kind, program, first, second) => {
    const running = kind === 'verifier' ? callVerifier(program, read(first), read(second)) : program(read(first));
    settle(running, kind === 'verifier' ? emitVerdict : emitValue, emitThrown);
  };

  let turn = 0;
  const settleTurn = (promise) => {
    const mine = turn;
    settle(
      promise,
      (result) => mine === turn && emitValue(result.value),
      (thrown) => mine === turn && emitThrown(thrown),
    );
  };

  return function dispatch(operation, first, second, third, fourth, fifth) {
    if (operation === 'run') {
      seed = fifth | 0;
      run(first, programs[second], third, fourth);
    }
    else if (operation === 'seed') {
      seed = first | 0;
      turn += 1;
    }
    else if (operation === 'compile') compile(first, parse(second));
    else if (operation === 'keep') kept[kept.length] = parse(first);
    else if (operation === 'reject') emitThrown(first);
    else if (operation === 'refuse') emit('syntax-error', describe(first));
    else if (operation === 'settle') settleTurn(first);
    else if (operation === 'tools') defineTools(parse(first));
  };
})`;

/** Stands for the prelude in stack traces. */
export const PRELUDE_NAME = 'sca:guest';
