import { shareText } from '../report/format.ts';
import { wilsonShare } from '../report/shares.ts';
import type { TrajectorySummary } from '../run-folder/trajectory-summary.ts';

/** Running numbers of a series of episodes, for the display. */
export class EpisodeTally {
  done = 0;
  #passed = 0;
  #scored = 0;
  #tokens = 0;
  #costUsd: number | null = 0;

  add(summary: TrajectorySummary | undefined): void {
    if (!summary) return;
    const { reward, usage } = summary;
    this.done += 1;
    if (reward !== null) {
      this.#scored += 1;
      this.#passed += reward;
    }
    this.#tokens += usage.promptTokens + usage.completionTokens;
    this.#costUsd = this.#costUsd === null || usage.costUsd === null ? null : this.#costUsd + usage.costUsd;
  }

  /** `pass 34.1 % [32.0, 36.2]  1,234,567 tokens  $1.20` */
  describe(): string {
    if (this.#scored === 0) return '';
    const parts = [`pass ${shareText(wilsonShare(this.#passed, this.#scored))}`];
    if (this.#tokens > 0) parts.push(`${this.#tokens.toLocaleString('en')} tokens`);
    if (this.#costUsd) parts.push(`$${this.#costUsd.toFixed(2)}`);
    return parts.join('  ');
  }
}
