import { PythonDict } from '../../python/python-dict.ts';
import { PythonTuple } from '../../python/python-value.ts';
import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on sequences, each worded on its own; sequences were paired and counted by hand. */
export function dnaSequencerTasks(): readonly OwnTask[] {
  return [...oneCall, ...twoCalls, ...threeCalls];
}

const oneCall: readonly OwnTask[] = [
  {
    name: 'dna_sequencer/how_many_c',
    instruction: 'How many Cs are there in GCCATTCGCAAC?',
    expected: 5n,
    solution: guestCode`return count_nucleotides({ dna_sequence: 'GCCATTCGCAAC' }).C;`,
    nearMisses: [
      {
        code: guestCode`return count_nucleotides({ dna_sequence: 'GCCATTCGCAAC' }).A;`,
        why: 'Another letter.',
      },
      {
        code: guestCode`return count_nucleotides({ dna_sequence: 'GCCATTCGCAA' }).C;`,
        why: 'The end is cut off.',
      },
    ],
  },
  {
    name: 'dna_sequencer/full_tally',
    instruction: 'I need a tally of every letter in TTAGCATTG, please.',
    expected: new PythonDict([
      ['T', 4n],
      ['A', 2n],
      ['G', 2n],
      ['C', 1n],
    ]),
    solution: guestCode`return count_nucleotides({ dna_sequence: 'TTAGCATTG' });`,
    nearMisses: [
      { code: guestCode`return { T: 4, A: 2, G: 2 };`, why: 'A letter is missing.' },
      { code: guestCode`return { T: 4, A: 2, G: 1, C: 2 };`, why: 'Two counts are swapped.' },
    ],
  },
  {
    name: 'dna_sequencer/template_strand',
    instruction: 'TACGGATCC is the template strand. What does its mRNA look like?',
    expected: 'AUGCCUAGG',
    solution: guestCode`return transcribe_dna_to_mrna({ dna_sequence: 'TACGGATCC' });`,
    nearMisses: [
      {
        code: guestCode`return reverse_transcribe_mrna_to_dna({ mrna_sequence: 'TACGGATCC' });`,
        why: 'Pairs as if it were mRNA.',
      },
      { code: guestCode`return 'UACGGAUCC';`, why: 'Only T was replaced.' },
    ],
  },
  {
    name: 'dna_sequencer/student_sample',
    instruction:
      'A student of mine found the mRNA AUGCCAGAAUGG in her sample and wants to know what it spells in amino acids. List them in order with hyphens between.',
    expected: 'Methionine-Proline-Glutamate-Tryptophan',
    solution: guestCode`return translate_mrna_to_amino_acid({ mrna_sequence: 'AUGCCAGAAUGG' });`,
    nearMisses: [
      {
        code: guestCode`return translate_mrna_to_amino_acid({ mrna_sequence: 'AUGCCAGAA' });`,
        why: 'The last one is missing.',
      },
      {
        code: guestCode`return reverse_transcribe_mrna_to_dna({ mrna_sequence: 'AUGCCAGAAUGG' });`,
        why: 'The DNA behind it.',
      },
    ],
  },
  {
    name: 'dna_sequencer/before_filing',
    instruction: 'Before I file it: does ACGTRYACG count as proper DNA? Just say true or false.',
    expected: false,
    solution: guestCode`return is_valid_dna_sequence({ dna_sequence: 'ACGTRYACG' });`,
    nearMisses: [
      {
        code: guestCode`return is_valid_dna_sequence({ dna_sequence: 'ACGT' });`,
        why: 'Only its beginning.',
      },
      { code: guestCode`return count_nucleotides({ dna_sequence: 'ACGTRYACG' });`, why: 'Its letters.' },
    ],
  },
  {
    name: 'dna_sequencer/freezer_copy',
    instruction:
      "All that's left in the freezer is the RNA copy, CAUUGAGCU. Rebuild the DNA that it was paired with.",
    expected: 'GTAACTCGA',
    solution: guestCode`return reverse_transcribe_mrna_to_dna({ mrna_sequence: 'CAUUGAGCU' });`,
    nearMisses: [
      {
        code: guestCode`return transcribe_dna_to_mrna({ dna_sequence: 'CAUUGAGCU' });`,
        why: 'Pairs as if it were DNA.',
      },
      { code: guestCode`return 'CATTGAGCT';`, why: 'Only U was replaced.' },
    ],
  },
  {
    name: 'dna_sequencer/printout',
    instruction:
      'The printout says A 14, C 22, G 19, T 9. Which base leads, and with what number? Answer with the pair of both.',
    expected: new PythonTuple(['C', 22n]),
    solution: guestCode`return find_max_nucleotide({ args: ['A', 14, 'C', 22, 'G', 19, 'T', 9] });`,
    nearMisses: [
      {
        code: guestCode`return find_max_nucleotide({ args: ['A', 14, 'G', 19, 'T', 9] });`,
        why: 'The second.',
      },
      { code: guestCode`return 22;`, why: 'The base is missing.' },
    ],
  },
];

const twoCalls: readonly OwnTask[] = [
  {
    name: 'dna_sequencer/gene_to_protein',
    instruction:
      'Take the gene TACTTTGGC by way of its mRNA through to protein and write out the amino acids, separated by hyphens.',
    expected: 'Methionine-Lysine-Proline',
    solution: guestCode`
      const mrna_sequence = transcribe_dna_to_mrna({ dna_sequence: 'TACTTTGGC' });
      return translate_mrna_to_amino_acid({ mrna_sequence });`,
    nearMisses: [
      {
        code: guestCode`return translate_mrna_to_amino_acid({ mrna_sequence: 'TACTTTGGC' });`,
        why: 'Translates the DNA itself.',
      },
      {
        code: guestCode`return transcribe_dna_to_mrna({ dna_sequence: 'TACTTTGGC' });`,
        why: 'Stops at the mRNA.',
      },
    ],
  },
  {
    name: 'dna_sequencer/cannot_count',
    instruction:
      "Between you and me, I can't count: which letter turns up most in GGATCGGTAGCG, and how often? Give me letter and number as a pair.",
    expected: new PythonTuple(['G', 6n]),
    solution: guestCode`
      const counts = count_nucleotides({ dna_sequence: 'GGATCGGTAGCG' });
      return find_max_nucleotide({ args: Object.entries(counts).flat() });`,
    nearMisses: [
      { code: guestCode`return ['G', 5];`, why: 'One too few.' },
      { code: guestCode`return ['A', 2];`, why: 'Another letter.' },
    ],
  },
  {
    name: 'dna_sequencer/as_of_the_dna',
    instruction:
      'If I make the DNA that goes with the mRNA UUACGAUUGUC, how many As will that DNA contain in the end?',
    expected: 5n,
    solution: guestCode`
      const dna_sequence = reverse_transcribe_mrna_to_dna({ mrna_sequence: 'UUACGAUUGUC' });
      return count_nucleotides({ dna_sequence }).A;`,
    nearMisses: [
      {
        code: guestCode`return count_nucleotides({ dna_sequence: 'UUACGAUUGUC' }).A;`,
        why: 'Counts in the mRNA.',
      },
      {
        code: guestCode`
          const dna_sequence = reverse_transcribe_mrna_to_dna({ mrna_sequence: 'UUACGAUUGUC' });
          return count_nucleotides({ dna_sequence }).T;`,
        why: 'Another letter.',
      },
    ],
  },
  {
    name: 'dna_sequencer/us_of_the_copy',
    instruction: "Once AAGACCATA has been copied into mRNA, what's the number of Us in the copy?",
    expected: 5n,
    solution: guestCode`
      const dna_sequence = transcribe_dna_to_mrna({ dna_sequence: 'AAGACCATA' });
      return count_nucleotides({ dna_sequence }).U;`,
    nearMisses: [
      {
        code: guestCode`return count_nucleotides({ dna_sequence: 'AAGACCATA' }).T;`,
        why: 'Counts in the DNA.',
      },
      {
        code: guestCode`
          const dna_sequence = transcribe_dna_to_mrna({ dna_sequence: 'AAGACCATA' });
          return count_nucleotides({ dna_sequence }).G;`,
        why: 'Another letter.',
      },
    ],
  },
  {
    name: 'dna_sequencer/commonest_base',
    instruction: 'Name the commonest base in CTTAGTTCATGT; the letter alone will do.',
    expected: 'T',
    solution: guestCode`
      const counts = count_nucleotides({ dna_sequence: 'CTTAGTTCATGT' });
      return find_max_nucleotide({ args: Object.entries(counts).flat() })[0];`,
    nearMisses: [
      { code: guestCode`return 'C';`, why: 'The first letter.' },
      { code: guestCode`return count_nucleotides({ dna_sequence: 'CTTAGTTCATGT' }).T;`, why: 'Its count.' },
    ],
  },
];

const threeCalls: readonly OwnTask[] = [
  {
    name: 'dna_sequencer/archive',
    instruction:
      'Our archive lists only the mRNA, CCACUGCCG. Work back to its DNA, then tell me which base is the most frequent there and how many times it occurs. A pair, base first.',
    expected: new PythonTuple(['G', 5n]),
    solution: guestCode`
      const dna_sequence = reverse_transcribe_mrna_to_dna({ mrna_sequence: 'CCACUGCCG' });
      const counts = count_nucleotides({ dna_sequence });
      return find_max_nucleotide({ args: Object.entries(counts).flat() });`,
    nearMisses: [
      {
        code: guestCode`
          const counts = count_nucleotides({ dna_sequence: 'CCACUGCCG' });
          return find_max_nucleotide({ args: Object.entries(counts).flat() });`,
        why: 'Counts in the mRNA.',
      },
      { code: guestCode`return 'GGTGACGGC';`, why: 'The DNA itself.' },
    ],
  },
  {
    name: 'dna_sequencer/quiz',
    instruction:
      'For a quiz I need the most frequent letter of the mRNA that the strand TTGATTCAT gives. Only that letter, please.',
    expected: 'A',
    solution: guestCode`
      const dna_sequence = transcribe_dna_to_mrna({ dna_sequence: 'TTGATTCAT' });
      const counts = count_nucleotides({ dna_sequence });
      return find_max_nucleotide({ args: Object.entries(counts).flat() })[0];`,
    nearMisses: [
      {
        code: guestCode`
          const counts = count_nucleotides({ dna_sequence: 'TTGATTCAT' });
          return find_max_nucleotide({ args: Object.entries(counts).flat() })[0];`,
        why: 'Of the strand, not the mRNA.',
      },
      { code: guestCode`return 'U';`, why: 'The second.' },
    ],
  },
];
