import type { ToolForm } from '../reading/tool-form.ts';
import type { Gist } from './gist.ts';

/**
 * How much of what the user says is said in a tool's name and description: shared stems count 1, shared prefixes
 * one half, each divided by the number of tools that share it.
 */
export function toolOverlaps(tools: readonly ToolForm[], gists: readonly Gist[]): number[] {
  const stems = counted(tools.flatMap((tool) => tool.stems));
  const prefixes = counted(tools.flatMap((tool) => tool.prefixes));
  const sharesStem = (stem: number): boolean => gists.some((gist) => gist.stems.has(stem));
  const sharesPrefix = (prefix: number): boolean => gists.some((gist) => gist.prefixes.has(prefix));
  return tools.map((tool) => {
    const ofStems = tool.stems.filter(sharesStem).map((stem) => 1 / (stems.get(stem) ?? 1));
    const ofPrefixes = tool.prefixes.filter(sharesPrefix).map((prefix) => 0.5 / (prefixes.get(prefix) ?? 1));
    return [...ofStems, ...ofPrefixes].reduce((sum, share) => sum + share, 0);
  });
}

function counted(hashes: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return counts;
}
