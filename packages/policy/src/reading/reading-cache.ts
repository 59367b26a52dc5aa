/** Texts that are kept: the same instruction and the same results come up in every rollout of a task. */
const KEPT_TEXTS = 4_096;

/** Makes a reader that remembers what it has read; when too much has gathered, it starts anew. */
export function cacheReader<Reading>(read: (text: string) => Reading): (text: string) => Reading {
  const readings = new Map<string, Reading>();
  return (text) => {
    const known = readings.get(text);
    if (known !== undefined) return known;
    if (readings.size >= KEPT_TEXTS) readings.clear();
    const reading = read(text);
    readings.set(text, reading);
    return reading;
  };
}
