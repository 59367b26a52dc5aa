import type { CodeTurn } from '@sca/core';
import { literalEval } from '../python/literal-eval.ts';
import { isRaised } from '../python/python-error.ts';
import { str } from '../python/repr.ts';
import { strip } from '../python/white-space.ts';
import { cutObservation } from './cut-observation.ts';

const NO_OUTPUT = '[Executed Successfully with No Output, Did you forget to print?]';

/**
 * What the model sees of a turn of code. The code is JavaScript here, where upstream runs Python in IPython: lines
 * of the console take the place of what was printed, and an error's name and message that of a traceback.
 */
export function observeCode(turn: CodeTurn): string {
  const value = turn.value === undefined || turn.value === null ? [] : [JSON.stringify(turn.value)];
  const error = turn.error ? [`${turn.error.name}: ${turn.error.message}`] : [];
  const printed = turn.console.length > 0 ? turn.console : value;
  return tidyOutput([...printed, ...error].map((line) => `${line}\n`).join(''));
}

/** Cuts output, drops `Out[3]:`, and writes a literal as Python's `str` does. Upstream: tasks/base.py, CodeAction */
function tidyOutput(output: string): string {
  const shown = cutObservation(output === '' ? NO_OUTPUT : output).replace(/Out\[[0-9]+\]:/g, '');
  try {
    return str(literalEval(strip(shown)));
  } catch (thrown) {
    if (isRaised(thrown)) return shown;
    throw thrown;
  }
}
