import type { World } from '../worlds/world.ts';

/** Remembers what was made for a world. */
export function oncePerWorld<Made>(make: (world: World) => Made): (world: World) => Made {
  const made = new Map<World, Made>();
  return (world) => {
    if (!made.has(world)) made.set(world, make(world));
    return made.get(world) as Made;
  };
}
