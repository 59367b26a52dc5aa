import type { Suite } from '../suite.ts';
import { dnaSequencerTasks } from './dna-sequencer-tasks.ts';
import { dnaSequencerTools } from './dna-sequencer-tools.ts';
import type { DnaTables } from './dna-tables.ts';
import { readDnaTables } from './official-dna-tables.ts';
import { ownDnaTables } from './own-dna-tables.ts';

/** Counting, transcribing and translating DNA. */
export const dnaSequencerSuite: Suite<DnaTables> = {
  name: 'dna_sequencer',
  policy: 'You work with DNA and mRNA sequences. Use the tools to count, transcribe and translate them.',
  tools: () => dnaSequencerTools,
  ownState: () => ownDnaTables,
  officialState: readDnaTables,
  ownTasks: dnaSequencerTasks,
};
