/**
 * Numbers the groups of samples by their keys, in order of first appearance.
 *
 * @param keys One key per sample, such as a task id. Samples of a group need not follow each other.
 * @returns One index per sample, 0, 1, ... per distinct key.
 */
export function indexGroups(keys: readonly (string | number)[]): Int32Array {
  const indexOf = new Map<string | number, number>();
  return Int32Array.from(keys, (key) => {
    const known = indexOf.get(key);
    if (known !== undefined) return known;
    indexOf.set(key, indexOf.size);
    return indexOf.size - 1;
  });
}
