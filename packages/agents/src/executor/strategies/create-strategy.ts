import { type ActionProtocol, ScaError } from '@sca/core';
import { createCode } from './code.ts';
import { createReact } from './react.ts';
import type { StrategyName, StrategyOptions } from './strategy.ts';
import { createToolCalling } from './tool-calling.ts';

const FACTORIES: Readonly<Record<StrategyName, (options: StrategyOptions) => ActionProtocol>> = {
  'tool-calling': createToolCalling,
  react: createReact,
  act: createReact,
  code: createCode,
};

/** The strategies by name. */
export const STRATEGIES = Object.keys(FACTORIES) as readonly StrategyName[];

/**
 * The protocol of a strategy. It holds no episode's state: one serves any number of episodes at a time.
 *
 * @throws ScaError `OPTION_INVALID` for an unknown strategy.
 */
export function createStrategy(options: StrategyOptions): ActionProtocol {
  const { strategy } = options;
  if (Object.hasOwn(FACTORIES, strategy)) return FACTORIES[strategy](options);
  throw new ScaError(
    'OPTION_INVALID',
    `There is no strategy "${strategy}"; there are ${STRATEGIES.join(', ')}.`,
    { details: { strategy } },
  );
}
