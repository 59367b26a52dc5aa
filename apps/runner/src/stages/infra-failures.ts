import { type Json, ScaError } from '@sca/core';
import { counted } from '../counted.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';

/** What asking again, or asking for something else, does not mend. */
const HOPELESS = new Set([
  'MODEL_AUTH_FAILED',
  'MODEL_COST_LIMIT',
  'MODEL_KEY_MISSING',
  'MODEL_NOT_FOUND',
  'MODEL_QUOTA_EXHAUSTED',
  'MODEL_UNREACHABLE',
]);

/**
 * Watches work that the outside world can spoil. A spoiled piece is logged and left out; many in a row stop the run,
 * since nothing but failures would come of it.
 */
export class InfraFailures {
  readonly #folder: Pick<RunFolder, 'log'>;
  readonly #most: number;
  #inARow = 0;
  #total = 0;

  constructor(folder: Pick<RunFolder, 'log'>, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  get total(): number {
    return this.#total;
  }

  /** The result of the work; undefined where the outside world failed. */
  async watch<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      const result = await work();
      this.#inARow = 0;
      return result;
    } catch (thrown) {
      if (!(thrown instanceof ScaError) || !thrown.isRetryable) throw thrown;
      await this.report(name, { code: thrown.code, message: thrown.message });
      return undefined;
    }
  }

  /** Something went well, so the row is broken. */
  succeed(): void {
    this.#inARow = 0;
  }

  /** @throws ScaError `RUN_INFRA_FAILURES` where it is one too many */
  async report(name: string, failure: { readonly code: string; readonly message: string }): Promise<void> {
    this.#total += 1;
    this.#inARow += 1;
    const inARow = this.#inARow; // others may fail while the event is written
    await this.#folder.log({ type: 'infra-failure', item: name, ...failure } satisfies Record<string, Json>);
    if (HOPELESS.has(failure.code))
      throw new ScaError(failure.code, failure.message, { details: { item: name } });
    if (inARow < this.#most) return;
    throw new ScaError(
      'RUN_INFRA_FAILURES',
      `${counted(inARow, 'failure')} in a row that no agent is to blame for, the last one: ${failure.message} Run the same command again when the endpoint works; what is done is kept. --max-infra-failures sets how many are borne.`,
      { details: { inARow, ...failure }, isRetryable: true },
    );
  }
}
