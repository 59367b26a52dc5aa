import type { FailureCase, Json, Random, Session } from '@sca/core';
import type { Experience } from '../explore/experience.ts';
import type { Walk } from '../explore/walk.ts';
import type { Program } from '../program/program.ts';
import type { ProgramRun } from '../program/run-program.ts';
import type { ToolFacts } from '../tool-facts.ts';
import { changedArguments } from './changed-arguments.ts';
import type { Witness } from './witness.ts';
import { otherParts, perturbedAnswers, stoppedShort } from './wrong-answers.ts';
import { droppedWrites, extraWrite } from './wrong-writes.ts';

/** The task that near misses are made of. */
export interface Hit {
  readonly program: Program;
  readonly run: ProgramRun;
  readonly answer: Json;
  readonly witnesses: readonly Witness[];
  readonly walk: Walk;
}

export interface NearMissOptions {
  readonly random: Random;
  readonly tools: readonly ToolFacts[];
  readonly experience: Experience;
  startSession(): Session | Promise<Session>;
}

const MOST_CASES = 6;

/** Programs that nearly do what is asked, told from it by what they answer or change. */
export async function nearMisses(hit: Hit, options: NearMissOptions): Promise<FailureCase[]> {
  const isWriting = hit.program.calls.some(({ tool }) => tool.isWrite);
  const cases = [
    ...(await changedArguments(hit, options)),
    ...(isWriting ? droppedWrites(hit) : []),
    ...(isWriting ? await extraWrite(hit, options) : []),
    ...stoppedShort(hit),
    ...otherParts(hit, options.random),
    ...perturbedAnswers(hit, options.random),
  ];
  const distinct = new Map(cases.map((each) => [each.code, each]));
  return [...distinct.values()].slice(0, MOST_CASES);
}
