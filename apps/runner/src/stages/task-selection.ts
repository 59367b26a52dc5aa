import type { WrittenTask } from '../participants/task-writer.ts';
import type { Funnel, FunnelExample } from '../report/report-data.ts';
import type { ChallengeRecord } from '../run-folder/challenge-record.ts';
import type { World } from '../worlds/world.ts';
import { taskSignature } from './task-signature.ts';

/** A task that the check kept, and where it is worked on. */
export interface SelectedTask {
  readonly world: World;
  readonly task: WrittenTask;
}

/** Takes challenges in their order and keeps the first of each kind of task, so that order of arrival does not matter. */
export class TaskSelection {
  readonly tasks: SelectedTask[] = [];
  readonly #known: Set<string>;
  readonly #wanted: number;
  readonly #lost = new Map<string, { count: number; example: FunnelExample }>();
  #proposals = 0;
  #attempts = 0;
  #duplicates = 0;

  /**
   * @param known signatures of tasks of earlier iterations; those of this one are added to it
   * @param wanted how many are kept: a proposer may write several at once, and more than are left to find
   */
  constructor(known: Set<string>, wanted: number) {
    this.#known = known;
    this.#wanted = wanted;
  }

  get isEnough(): boolean {
    return this.tasks.length >= this.#wanted;
  }

  add(record: ChallengeRecord, world: World): void {
    this.#proposals += 1;
    this.#attempts += record.attempts.length;
    if (record.tasks.length === 0) this.#lose(record);
    for (const task of record.tasks) this.#keep(task, world);
  }

  get funnel(): Funnel {
    return {
      proposals: this.#proposals,
      attempts: this.#attempts,
      kept: this.tasks.length,
      duplicates: this.#duplicates,
      lost: [...this.#lost]
        .map(([reason, loss]) => ({ reason, ...loss }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    };
  }

  #keep(task: WrittenTask, world: World): void {
    if (this.isEnough) return;
    const signature = taskSignature(task);
    if (this.#known.has(signature)) {
      this.#duplicates += 1;
      return;
    }
    this.#known.add(signature);
    this.tasks.push({ world, task });
  }

  #lose({ attempts }: ChallengeRecord): void {
    const last = attempts.at(-1);
    const reason = last?.verdict.reason ?? 'no-proposal';
    const known = this.#lost.get(reason);
    if (known) known.count += 1;
    else this.#lost.set(reason, { count: 1, example: exampleOf(last) });
  }
}

function exampleOf(attempt: ChallengeRecord['attempts'][number] | undefined): FunnelExample {
  const proposal = attempt?.proposal;
  const instruction =
    proposal && typeof proposal === 'object' && 'instruction' in proposal
      ? String(proposal.instruction)
      : 'Nothing that could be read as a task was written.';
  return { instruction, detail: attempt?.verdict.detail ?? '' };
}
