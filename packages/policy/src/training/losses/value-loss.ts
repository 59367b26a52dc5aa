/** States and the returns that followed. */
export interface StateReturn {
  readonly value: number;
  readonly target: number;
}

/** Half the mean squared error, and its slope in every value. */
export function valueLoss(states: readonly StateReturn[]): { loss: number; slopes: number[] } {
  const count = Math.max(1, states.length);
  const errors = states.map(({ value, target }) => value - target);
  return {
    loss: errors.reduce((sum, error) => sum + error * error, 0) / (2 * count),
    slopes: errors.map((error) => error / count),
  };
}
