import { RunningPassRate } from '@sca/rl/statistics';
import { counted } from '../counted.ts';
import { shareText } from '../report/format.ts';
import { rateShare } from '../report/shares.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';

/** Running numbers of a series of episodes, for the display. */
export class EpisodeTally {
  done = 0;
  readonly #passes = new RunningPassRate();
  #tokens = 0;
  #costUsd: number | null = 0;

  add(summary: TrajectorySummary | undefined): void {
    if (!summary) return;
    const { taskId, reward, usage } = summary;
    this.done += 1;
    this.#passes.add(taskId, reward);
    this.#tokens += usage.promptTokens + usage.completionTokens;
    this.#costUsd = this.#costUsd === null || usage.costUsd === null ? null : this.#costUsd + usage.costUsd;
  }

  /** `pass 34.1 % [32.0, 36.2]  1,234,567 tokens  $1.20`, the interval clustered by task as in all tables */
  describe(): string {
    const passes = this.#passes.passRate();
    if (passes.attempts === 0) return '';
    const parts = [`pass ${shareText(rateShare(passes))}`];
    if (this.#tokens > 0) parts.push(counted(this.#tokens, 'token'));
    if (this.#costUsd) parts.push(`$${this.#costUsd.toFixed(2)}`);
    return parts.join('  ');
  }
}
