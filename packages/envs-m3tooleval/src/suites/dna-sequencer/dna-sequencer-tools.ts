import { isEqual } from '../../python/compare.ts';
import { iterate } from '../../python/extreme.ts';
import type { PythonValue } from '../../python/python-value.ts';
import type { PythonTool, ToolParameter } from '../../tools/python-tool.ts';
import { countItems } from './count-items.ts';
import type { DnaTables } from './dna-tables.ts';
import { findMaximumEntry } from './find-maximum-entry.ts';
import { substitute, translateCodons } from './translate.ts';

const NUCLEOTIDES = ['A', 'C', 'G', 'T'];
const dna: ToolParameter = {
  name: 'dna_sequence',
  type: 'string',
  description: 'DNA, letters A, C, G and T.',
};
const mrna: ToolParameter = {
  name: 'mrna_sequence',
  type: 'string',
  description: 'mRNA, letters A, C, G and U.',
};

/** Upstream: tasks/impl/dna_sequencer.py */
export const dnaSequencerTools: readonly PythonTool<DnaTables>[] = [
  {
    name: 'count_nucleotides',
    description: 'Counts how often each letter occurs in a DNA sequence, in order of first occurrence.',
    signature: 'count_nucleotides(dna_sequence: str) -> dict',
    parameters: [dna],
    run: (_state, [sequence = null]) => countItems(sequence),
  },
  {
    name: 'transcribe_dna_to_mrna',
    description: 'Writes the mRNA that pairs with a DNA sequence.',
    signature: 'transcribe_dna_to_mrna(dna_sequence: str) -> str',
    parameters: [dna],
    run: ({ transcription }, [sequence = null]) => substitute(sequence, transcription),
  },
  {
    name: 'translate_mrna_to_amino_acid',
    description: 'Reads mRNA in steps of three letters and names the amino acid of each step.',
    signature: 'translate_mrna_to_amino_acid(mrna_sequence: str) -> str',
    parameters: [mrna],
    run: (tables, [sequence = null]) => translateCodons(sequence, tables),
  },
  {
    name: 'find_max_nucleotide',
    description:
      'Of letters and counts given by turns, gives the first letter with the highest count, and that count.',
    signature: 'find_max_nucleotide(*args) -> tuple',
    parameters: [
      {
        name: 'args',
        type: 'string',
        description: 'A letter, its count, a letter, its count, ...',
        isRest: true,
      },
    ],
    run: (_state, args) => findMaximumEntry(args),
  },
  {
    name: 'is_valid_dna_sequence',
    description: 'Says whether a sequence has no letters but A, C, G and T.',
    signature: 'is_valid_dna_sequence(dna_sequence: str) -> bool',
    parameters: [dna],
    run: (_state, [sequence = null]) => iterate(sequence).every(isNucleotide),
  },
  {
    name: 'reverse_transcribe_mrna_to_dna',
    description: 'Writes the DNA that pairs with an mRNA sequence.',
    signature: 'reverse_transcribe_mrna_to_dna(mrna_sequence: str) -> str',
    parameters: [mrna],
    run: ({ reverseTranscription }, [sequence = null]) => substitute(sequence, reverseTranscription),
  },
];

function isNucleotide(item: PythonValue): boolean {
  return NUCLEOTIDES.some((letter) => isEqual(letter, item));
}
