import type { Random } from '@sca/core';
import type { Walk } from '../explore/walk.ts';
import type { ProgramCall } from '../program/program.ts';
import { type ProgramRun, runProgram } from '../program/run-program.ts';
import { withoutCall } from '../program/without-call.ts';
import type { Workshop } from './draft-task.ts';
import { readBack, showsDifference, tellingWitnesses, type Witness, witnessCalls } from './witness.ts';

/** A verifier reads back no more than this. */
const MOST_WITNESSES = 3;

export interface WrittenProgram {
  readonly calls: readonly ProgramCall[];
  readonly run: ProgramRun;
  readonly explored: Walk;
  readonly random: Random;
}

/**
 * Read calls that together show every change a program makes: none for a program that writes nothing, undefined
 * where some write leaves no trace that can be read.
 */
export async function findWitnesses(
  workshop: Workshop,
  { calls, run, explored, random }: WrittenProgram,
): Promise<readonly Witness[] | undefined> {
  const writes = [...calls.keys()].filter((index) => calls[index]?.tool.isWrite);
  if (writes.length === 0) return [];
  const { tools, experience } = workshop.survey;
  const candidates = witnessCalls({ tools, experience, walk: explored, run, random });
  const before = await workshop.startSession();
  const after = await workshop.startSession();
  try {
    await runProgram(after, calls);
    const was = await readBack(before, candidates);
    const telling = tellingWitnesses(candidates, was, await readBack(after, candidates));
    return await cover(workshop, { calls, writes, telling });
  } finally {
    await before.close();
    await after.close();
  }
}

interface ToCover {
  readonly calls: readonly ProgramCall[];
  readonly writes: readonly number[];
  readonly telling: readonly Witness[];
}

/** Few witnesses such that leaving out any write shows in one of them. */
async function cover(
  workshop: Workshop,
  { calls, writes, telling }: ToCover,
): Promise<readonly Witness[] | undefined> {
  const chosen = new Set<Witness>();
  for (const write of writes) {
    const rest = withoutCall(calls, write);
    // What the others take from it cannot be left out.
    if (!rest) continue;
    const session = await workshop.startSession();
    await runProgram(session, rest);
    const values = await readBack(
      session,
      telling.map(({ call }) => call),
    );
    await session.close();
    const found = telling.find((witness, index) => showsDifference([witness], [values[index]]));
    if (!found) return undefined;
    chosen.add(found);
  }
  for (const witness of telling) if (chosen.size < MOST_WITNESSES) chosen.add(witness);
  return chosen.size > 0 ? [...chosen] : undefined;
}
