// One for all: `toLocaleString` looks for its language at every call, which shows where numbers are shown per episode.
const FORMAT = new Intl.NumberFormat('en');

/** `1,234` */
export function whole(count: number): string {
  return FORMAT.format(count);
}

/** `1 task`, `1,234 tasks`; a plural that is no plain `s` is given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${whole(count)} ${count === 1 ? noun : plural}`;
}
