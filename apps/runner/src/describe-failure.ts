import { ScaError } from '@sca/core';
import { escapeText } from './terminal/escape-text.ts';

/** What the user is told of a failure: one sentence, or one per problem, with the stack where somebody's code has a bug. */
export function describeFailure(thrown: unknown): string {
  if (!(thrown instanceof ScaError)) return `sca: this is a bug of ours.\n${stackOf(thrown)}`;
  const isBugOfTool = thrown.code === 'HOST_TOOL_FAILED' && thrown.cause !== undefined;
  const write = LISTS.has(thrown.code) ? escapeLines : escapeText;
  const shown = write(thrown.message + adviceFor(thrown));
  return `sca: ${shown}\n${isBugOfTool ? stackOf(rootCause(thrown)) : ''}`;
}

/** Codes whose messages have a line for each problem, all of our own words. */
const LISTS: ReadonlySet<string> = new Set(['EXPERIMENT_INVALID', 'MODEL_CONFIG_INVALID', 'RUN_CHANGED']);

/** What a command line can do about it, which the package that failed cannot know. */
function adviceFor({ code, details: { module, exports } }: ScaError): string {
  if (code !== 'ENVIRONMENT_LOAD_FAILED' || !Array.isArray(exports) || exports.length === 0) return '';
  return ` Here that is ${exports.map((name) => `--env ${module}#${name}`).join(' or ')}.`;
}

function rootCause(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause !== undefined ? rootCause(thrown.cause) : thrown;
}

function stackOf(thrown: unknown): string {
  const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return `${escapeLines(stack)}\n`;
}

/** Text that may have several lines; everything else that a terminal might take for a command is written out. */
function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}
