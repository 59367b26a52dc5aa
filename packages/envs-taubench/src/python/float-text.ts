/**
 * `repr` and `str` of a Python float: the shortest digits that read back to the same double.
 *
 * JavaScript finds the same digits but changes to exponents elsewhere: Python does below 1e-4 and from 1e16 on.
 */
export function floatText(float: number): string {
  if (Number.isNaN(float)) return 'nan';
  if (!Number.isFinite(float)) return float > 0 ? 'inf' : '-inf';
  if (float === 0) return Object.is(float, -0) ? '-0.0' : '0.0';
  const size = Math.abs(float);
  if (size >= 1e-4 && size < 1e16) return Number.isInteger(float) ? `${float}.0` : String(float);
  const [mantissa, exponent] = float.toExponential().split('e') as [string, string];
  return `${mantissa}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
}
