import type { Environment } from '@sca/core';

/** Makes something once for each environment: thousands of episodes then share one text instead of a copy each. */
export function perEnvironment<Made>(
  make: (environment: Environment) => Made,
): (environment: Environment) => Made {
  const made = new WeakMap<Environment, { readonly value: Made }>();
  return (environment) => {
    const known = made.get(environment) ?? { value: make(environment) };
    made.set(environment, known);
    return known.value;
  };
}
