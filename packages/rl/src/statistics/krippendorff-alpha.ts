/** How far apart two labels are: any two alike, by rank, by difference, or by difference over sum. */
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/**
 * Krippendorff's alpha: how far annotators agree beyond chance, for any number of them, with gaps. 1 = always, 0 =
 * as by chance, below 0 = less. NaN where fewer than two labels can be compared; 1 where all labels are the same
 * one, which shows no disagreement (and proves little).
 *
 * Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), by way of coincidences of values.
 *
 * @param units One list of labels per annotated thing, one place per annotator; null = not annotated. Text labels
 * are for `nominal`.
 */
export function krippendorffAlpha(
  units: readonly (readonly (number | string | null)[])[],
  { level = 'nominal' }: { readonly level?: MeasurementLevel } = {},
): number {
  const pairable = units
    .map((unit) => unit.filter((label) => label !== null))
    .filter((unit) => unit.length > 1);
  const labels = [...new Set(pairable.flat())].sort(compareLabels);
  if (level !== 'nominal' && labels.some((label) => typeof label !== 'number'))
    throw new TypeError(`labels of level ${level} are numbers, and ${JSON.stringify(labels)} are not`);
  const coincidences = coincidenceMatrix(pairable, labels);
  const totals = coincidences.map((row) => row.reduce((sum, count) => sum + count, 0));
  const n = totals.reduce((sum, count) => sum + count, 0);
  if (n === 0) return Number.NaN;
  const distance = distanceOf(level, { labels: labels as number[], totals });
  let [observed, expected] = [0, 0];
  for (let c = 0; c < labels.length; c += 1) {
    for (let k = 0; k < labels.length; k += 1) {
      observed += ((coincidences[c] as number[])[k] as number) * distance(c, k);
      expected += (((totals[c] as number) * (totals[k] as number)) / (n - 1)) * distance(c, k);
    }
  }
  return expected === 0 ? 1 : 1 - observed / expected;
}

function compareLabels(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
}

// Each ordered pair of labels within a unit counts 1 / (labels of the unit - 1).
function coincidenceMatrix(
  units: readonly (readonly (number | string)[])[],
  labels: readonly (number | string)[],
): number[][] {
  const indexOf = new Map(labels.map((label, index) => [label, index]));
  const matrix = labels.map(() => labels.map(() => 0));
  for (const unit of units) {
    const indices = unit.map((label) => indexOf.get(label) as number);
    indices.forEach((c, first) => {
      indices.forEach((k, second) => {
        const row = matrix[c] as number[];
        if (first !== second) row[k] = (row[k] as number) + 1 / (unit.length - 1);
      });
    });
  }
  return matrix;
}

function distanceOf(
  level: MeasurementLevel,
  { labels, totals }: { labels: readonly number[]; totals: readonly number[] },
): (c: number, k: number) => number {
  const at = (list: readonly number[], index: number): number => list[index] as number;
  switch (level) {
    case 'nominal':
      return (c, k) => (c === k ? 0 : 1);
    case 'interval':
      return (c, k) => (at(labels, c) - at(labels, k)) ** 2;
    case 'ratio':
      return (c, k) => {
        const sum = at(labels, c) + at(labels, k);
        return sum === 0 ? 0 : ((at(labels, c) - at(labels, k)) / sum) ** 2;
      };
    case 'ordinal':
      return (c, k) => {
        const between = totals
          .slice(Math.min(c, k), Math.max(c, k) + 1)
          .reduce((sum, count) => sum + count, 0);
        return c === k ? 0 : (between - (at(totals, c) + at(totals, k)) / 2) ** 2;
      };
  }
}
