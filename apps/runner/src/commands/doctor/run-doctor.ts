import type { CommandContext } from '../../command-context.ts';
import { EXIT_CODE } from '../../exit-code.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkDisk } from './check-disk.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkNode } from './check-node.ts';
import { checkSandbox } from './check-sandbox.ts';
import type { Finding } from './finding.ts';

export interface DoctorOptions {
  readonly data?: string;
  readonly runs: string;
  readonly baseUrl?: string;
  readonly apiKeyEnv?: string;
}

const MARKS = { good: 'ok     ', absent: 'absent ', bad: 'WRONG  ' } as const;

/** `sca doctor`: 0 where nothing is wrong, 1 otherwise. What is only absent is not wrong. */
export async function runDoctor(options: DoctorOptions, context: CommandContext): Promise<number> {
  const { cwd, stdout } = context;
  const checks: Promise<readonly Finding[]>[] = [
    checkNode(),
    checkSandbox(),
    checkDisk({ runs: options.runs, cwd }),
    checkDataFolder({ data: options.data, cwd }),
    checkEndpoint(options),
  ];
  let isWell = true;
  for (const check of checks) {
    for (const { state, subject, detail, advice } of await check) {
      isWell &&= state !== 'bad';
      await stdout.write(`${MARKS[state]}${subject}: ${escapeText(detail)}\n`);
      if (advice) await stdout.write(`       ${escapeText(advice)}\n`);
    }
  }
  return isWell ? EXIT_CODE.done : EXIT_CODE.failed;
}
