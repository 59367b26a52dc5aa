/** Hears each signal once, however many jobs depend on it: thousands of listeners on one signal would be slow. */
export class AbortWatch<Job> {
  readonly #jobs = new Map<AbortSignal, Set<Job>>();
  readonly #onAbort: (job: Job, reason: unknown) => void;

  constructor(onAbort: (job: Job, reason: unknown) => void) {
    this.#onAbort = onAbort;
  }

  add(signal: AbortSignal, job: Job): void {
    const jobs = this.#jobs.get(signal) ?? this.#listenTo(signal);
    jobs.add(job);
  }

  remove(signal: AbortSignal, job: Job): void {
    const jobs = this.#jobs.get(signal);
    jobs?.delete(job);
    if (jobs?.size !== 0) return;
    this.#jobs.delete(signal);
    signal.removeEventListener('abort', this.#hear);
  }

  #listenTo(signal: AbortSignal): Set<Job> {
    const jobs = new Set<Job>();
    this.#jobs.set(signal, jobs);
    signal.addEventListener('abort', this.#hear, { once: true });
    return jobs;
  }

  readonly #hear = ({ target }: Event): void => {
    const signal = target as AbortSignal;
    for (const job of [...(this.#jobs.get(signal) ?? [])]) this.#onAbort(job, signal.reason);
  };
}
