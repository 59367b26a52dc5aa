/** Keys in JavaScript's order of properties: integer keys ascending, then the others as they come. */
export function inPropertyOrder(keys: readonly string[]): string[] {
  const integers = keys.filter(isIntegerKey).sort((a, b) => Number(a) - Number(b));
  return integers.length === 0 ? [...keys] : [...integers, ...keys.filter((key) => !isIntegerKey(key))];
}

export function isIntegerKey(key: string): boolean {
  return /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 4_294_967_295;
}
