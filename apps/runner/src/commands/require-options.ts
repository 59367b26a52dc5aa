import type { Command } from 'commander';

/**
 * A hook for options that have to be given. Commander's own `requiredOption` looks before it knows which options it
 * does not know, so that whoever mistypes one is told that it is missing, and not what is meant.
 */
export function requireOptions(...names: readonly string[]): (program: Command, command: Command) => void {
  return (_program, command) => {
    const missing = names.find((name) => command.getOptionValue(name) === undefined);
    if (missing === undefined) return;
    const flags = command.options.find((option) => option.attributeName() === missing)?.flags ?? missing;
    command.error(`error: required option '${flags}' not specified`, {
      code: 'commander.missingMandatoryOptionValue',
    });
  };
}
