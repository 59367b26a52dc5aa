/** `1,234` */
export function whole(count: number): string {
  return count.toLocaleString('en');
}

/** `1 task`, `1,234 tasks`; a plural that is no plain `s` is given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${whole(count)} ${count === 1 ? noun : plural}`;
}
