/** Degrees of freedom from which on the expansion is more precise than the integral. */
const MANY = 10_000;

/**
 * The quantile of Student's t distribution.
 *
 * @param probability In 0..1, both excluded.
 * @param degreesOfFreedom Above 0; `Infinity` is the normal distribution. NaN at 0 or below.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) return Number.NaN;
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentTQuantile(1 - probability, degreesOfFreedom);
  if (degreesOfFreedom > MANY) return fromNormal(normalQuantile(probability), degreesOfFreedom);
  return solveByNewton(1 - probability, degreesOfFreedom);
}

// The tail falls ever more slowly, so from the left every step stays left of the solution and comes nearer; a step from
// the right leads to the left of it. Begun at the expansion it takes three or four, where bisection takes sixty.
function solveByNewton(target: number, degreesOfFreedom: number): number {
  let t = fromNormal(normalQuantile(1 - target), degreesOfFreedom);
  for (let step = 0; step < 200; step += 1) {
    const change = (upperTail(t, degreesOfFreedom) - target) / density(t, degreesOfFreedom);
    t = Math.max(0, t + change);
    if (Math.abs(change) < 1e-12 * t) break;
  }
  return t;
}

function density(t: number, degreesOfFreedom: number): number {
  const half = (degreesOfFreedom + 1) / 2;
  const logPeak = logGamma(half) - logGamma(degreesOfFreedom / 2) - Math.log(Math.PI * degreesOfFreedom) / 2;
  return Math.exp(logPeak - half * Math.log1p((t * t) / degreesOfFreedom));
}

/** The quantile of the normal distribution, for probabilities in 0..1, both excluded. */
export function normalQuantile(probability: number): number {
  if (probability < 0.5) return -normalQuantile(1 - probability);
  return solve(normalUpperTail, 1 - probability);
}

// The expansion of t about the normal quantile: Abramowitz and Stegun 26.7.5.
function fromNormal(z: number, v: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / v + second / v ** 2 + third / v ** 3;
}

// A falling function of t >= 0 meets a target: bisection to the last bit.
function solve(tail: (t: number) => number, target: number): number {
  let high = 1;
  while (tail(high) > target && high < Number.MAX_VALUE / 4) high *= 2;
  let low = 0;
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (tail(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// P(T > t) = I_x(v/2, 1/2) / 2 with x = v / (v + t²): Abramowitz and Stegun 26.7.1.
function upperTail(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const rest = (t * t) / (degreesOfFreedom + t * t);
  return incompleteBeta({ x, rest, a: degreesOfFreedom / 2, b: 0.5 }) / 2;
}

interface BetaArguments {
  readonly x: number;
  /** 1 - x, given apart because it may be far smaller than x. */
  readonly rest: number;
  readonly a: number;
  readonly b: number;
}

/** The regularised incomplete beta function by its continued fraction (Numerical Recipes, section 6.4). */
function incompleteBeta({ x, rest, a, b }: BetaArguments): number {
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(rest));
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a;
  return 1 - (front * betaFraction(b, a, rest)) / b;
}

// Lentz's method.
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}

// Lanczos, g = 7, n = 9 (coefficients as published by Godfrey, 2001): 15 digits.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function for x > 0. */
function logGamma(x: number): number {
  const shifted = x - 1;
  const sum = LANCZOS.reduce(
    (total, weight, index) => (index === 0 ? weight : total + weight / (shifted + index)),
    0,
  );
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

// P(Z > z) for z >= 0: the series of the distribution function near 0, its continued fraction in the tail.
function normalUpperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; Math.abs(term) > 1e-18; n += 1) {
      term *= (z * z) / (2 * n + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let n = 200; n >= 1; n -= 1) fraction = z + n / fraction;
  return density / fraction;
}
