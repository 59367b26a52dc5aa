import { CommanderError } from 'commander';
import type { CommandContext } from './command-context.ts';
import { EXIT_CODE } from './exit-code.ts';
import { originalFailure } from './original-failure.ts';
import { createProgram } from './program.ts';

/** Runs the command line given (without `node` and the script) and returns its exit code. Never throws. */
export async function run(commandLine: readonly string[], context: CommandContext): Promise<number> {
  let exitCode: number = EXIT_CODE.done;
  const program = createProgram(context, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(commandLine, { from: 'user' });
    const { failure } = context.stdout;
    if (failure !== undefined) throw (await import('./output-unwritable.ts')).outputUnwritable(failure);
    return exitCode;
  } catch (caught) {
    const thrown = originalFailure(caught);
    if (thrown instanceof CommanderError) return thrown.exitCode;
    // Not imported above: they need core, which `--help` does not wait for.
    const { ScaError } = await import('@sca/core');
    if (context.signal.aborted && !(thrown instanceof ScaError)) return EXIT_CODE.interrupted;
    const { describeFailure } = await import('./describe-failure.ts');
    await context.stderr.write(describeFailure(thrown));
    return EXIT_CODE.failed;
  }
}
