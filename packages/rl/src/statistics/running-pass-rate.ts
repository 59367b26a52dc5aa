import type { PassRate } from './pass-rate.ts';
import { studentTQuantile } from './student-t.ts';
import { wilsonInterval } from './wilson-interval.ts';

interface TaskCounts {
  attempts: number;
  passes: number;
}

/**
 * `passRate` of attempts that come one by one and of any task: what it has in memory is two numbers per task, and neither
 * an attempt nor a look at the rate takes longer the more there were.
 */
export class RunningPassRate {
  readonly #tasks = new Map<string | number, TaskCounts>();
  #attempts = 0;
  #passes = 0;
  // Sums over tasks, from which the sum of squared deviations follows: Σ (passes - rate · attempts)².
  #attemptsSquared = 0;
  #passesSquared = 0;
  #products = 0;

  /** @param value 1, 0, or null for an attempt that counts for nothing */
  add(task: string | number, value: number | null): void {
    if (value === null) return;
    const counts = this.#tasks.get(task) ?? { attempts: 0, passes: 0 };
    this.#tasks.set(task, counts);
    this.#count(counts, -1);
    counts.attempts += 1;
    counts.passes += value;
    this.#count(counts, 1);
    this.#attempts += 1;
    this.#passes += value;
  }

  passRate({ level = 0.95 } = {}): PassRate {
    const [attempts, tasks] = [this.#attempts, this.#tasks.size];
    const rate = this.#passes / attempts;
    const squares = this.#squaredDeviations(rate);
    const standardError = tasks > 1 ? Math.sqrt((tasks / (tasks - 1)) * squares) / attempts : Number.NaN;
    const counted = { rate, standardError, tasks, attempts };
    if (!(squares > 0 && tasks > 1))
      return { ...counted, ...wilsonInterval(rate * tasks, tasks, { level }), method: 'wilson' };
    const margin = studentTQuantile((1 + level) / 2, tasks - 1) * standardError;
    return {
      ...counted,
      low: Math.max(0, rate - margin),
      high: Math.min(1, rate + margin),
      method: 'clustered-t',
    };
  }

  #count({ attempts, passes }: TaskCounts, sign: 1 | -1): void {
    this.#attemptsSquared += sign * attempts * attempts;
    this.#passesSquared += sign * passes * passes;
    this.#products += sign * attempts * passes;
  }

  #squaredDeviations(rate: number): number {
    const squares = this.#passesSquared - 2 * rate * this.#products + rate * rate * this.#attemptsSquared;
    // What is left of tasks that all have one and the same rate is what rounding leaves.
    return squares > 1e-9 * this.#attempts ? squares : 0;
  }
}
