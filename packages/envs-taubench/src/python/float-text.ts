/**
 * `repr` and `str` of a Python float: the shortest digits that read back to the same double.
 *
 * JavaScript finds the same digits but changes to exponents elsewhere: Python does below 1e-4 and from 1e16 on.
 */
export function floatText(float: number): string {
  if (Number.isNaN(float)) return 'nan';
  if (!Number.isFinite(float)) return float > 0 ? 'inf' : '-inf';
  if (float === 0) return Object.is(float, -0) ? '-0.0' : '0.0';
  const [mantissa, exponent] = float.toExponential().split('e') as [string, string];
  const power = Number(exponent);
  if (power < -4 || power >= 16) return `${mantissa}e${power < 0 ? '-' : '+'}${twoDigits(Math.abs(power))}`;
  return Number.isInteger(float) ? `${float}.0` : String(float);
}

function twoDigits(power: number): string {
  return String(power).padStart(2, '0');
}
