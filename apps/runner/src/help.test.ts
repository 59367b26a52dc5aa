import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';
import { run } from './run.ts';
import { createTestContext } from './testing/test-context.ts';

interface Verb {
  /** As it is typed: `data pull`. */
  readonly words: string;
  readonly command: Command;
}

function verbsOf(command: Command, words: readonly string[] = []): Verb[] {
  const inner = command.commands.flatMap((each) => verbsOf(each, [...words, each.name()]));
  return [{ words: words.join(' '), command }, ...inner];
}

const verbs = verbsOf(createProgram(createTestContext(), () => {}));

async function sca(words: string) {
  const context = createTestContext();
  const exitCode = await run(words.split(' ').filter(Boolean), context);
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text };
}

/** An option as somebody in a hurry types it: `--wrkers`. */
const mistyped = (option: string): string => `${option.slice(0, 3)}${option.slice(4)}`;

describe.each(verbs)('sca $words', ({ words, command }) => {
  it('has a help with an example that begins with it', async () => {
    const { exitCode, stdout } = await sca(`${words} --help`);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(new RegExp(`\\nExamples?:\\n(?:  .*\\n)*?  \\$ (?:.*\\| )?sca ${words}\\b`));
  });

  const long = command.options.flatMap((option) => option.long ?? []).filter((name) => name.length > 5);
  it.each(long)('answers a mistyped %s with the right one', async (option) => {
    const { exitCode, stdout, stderr } = await sca(`${words} ${mistyped(option)} value`);
    expect(stderr).toMatch(new RegExp(`unknown option '${mistyped(option)}'\\n\\(Did you mean .*${option}`));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  });
});

it.each(verbs.filter(({ words }) => words.length > 3))(
  'sca $words mistyped is answered with the right one',
  async ({ words, command }) => {
    const name = command.name();
    const wrong = `${words.slice(0, words.length - name.length)}${name.slice(0, 1)}${name.slice(2)}`;
    const { exitCode, stderr } = await sca(wrong);
    expect(stderr).toMatch(new RegExp(`Did you mean .*\\b${name}\\b`));
    expect(exitCode).toBe(1);
  },
);

it.each([
  ['check tasks.jsonl', '--env <id|path>'],
  ['build rft --from rollouts.jsonl', '--out <folder>'],
  ['build rft', '--from <file>'],
  ['replay --env m3tooleval', '--in <file>'],
  ['serve', '--policy <file>'],
])('sca %s is told that %s is missing', async (words, flags) => {
  const { exitCode, stderr } = await sca(words);
  expect(stderr).toContain(`required option '${flags}' not specified`);
  expect(exitCode).toBe(1);
});
