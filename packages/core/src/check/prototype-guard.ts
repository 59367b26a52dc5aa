const SHARED = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Number.prototype];

/** Remembers what all objects share, and undoes what is added to it. */
export interface PrototypeGuard {
  /** Names of members that were added since, which are removed. */
  removeAdded(): string[];
}

export function startPrototypeGuard(): PrototypeGuard {
  const known = SHARED.map((prototype) => new Set(Reflect.ownKeys(prototype)));
  return {
    removeAdded() {
      return SHARED.flatMap((prototype, index) => {
        const added = Reflect.ownKeys(prototype).filter((key) => !known[index]?.has(key));
        for (const key of added) Reflect.deleteProperty(prototype, key);
        return added.map(String);
      });
    },
  };
}
