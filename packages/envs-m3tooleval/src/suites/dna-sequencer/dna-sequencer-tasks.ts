import { PythonTuple } from '../../python/python-value.ts';
import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';
import { ownDnaTables } from './own-dna-tables.ts';

/** The project's own tasks on sequences: three of each kind. */
export function dnaSequencerTasks(): readonly OwnTask[] {
  return [
    ...['GATTACAGATTCG', 'CCGTTAGGCAATTTT', 'ACGGGCATTAGGCG'].map(commonestLetter),
    ...['TACCCGATTTGA', 'TACAAAGGCCCC', 'TACGTTTTAACA'].map(chainOfGene),
    ...(
      [
        [['ACGT', 'ACGX', 'GGTACC', 'TTUA'], 'beech'],
        [['GATTTC', 'GAUUTC', 'CCATGGA', 'TGCA', 'NNNN'], 'hazel'],
        [['TTAGGC', 'TTA GGC', 'AAGCTTA', 'CGCG'], 'rowan'],
      ] as const
    ).map(([samples, batch]) => longestValid(samples, batch)),
    ...(
      [
        ['AUGGCCUAA', 'G'],
        ['UUUCGAAAU', 'A'],
        ['GGCAUUCCGA', 'T'],
      ] as const
    ).map(([mrna, letter]) => letterInDna(mrna, letter)),
  ];
}

function countOf(sequence: string, letter: string): number {
  return sequence.split(letter).length - 1;
}

function commonestLetter(sequence: string): OwnTask {
  const letters = [...new Set(sequence)];
  const most = Math.max(...letters.map((letter) => countOf(sequence, letter)));
  const letter = letters.find((each) => countOf(sequence, each) === most) ?? '';
  return {
    name: `dna_sequencer/commonest_letter_${sequence.toLowerCase()}`,
    instruction: `A probe read ${sequence}. Which letter does it hold most often, and how many times? Answer with the pair of the letter and its count.`,
    expected: new PythonTuple([letter, BigInt(most)]),
    solution: guestCode`
      const counts = count_nucleotides({ dna_sequence: ${sequence} });
      return find_max_nucleotide({ args: Object.entries(counts).flat() });`,
    nearMisses: [
      { code: guestCode`return [${letter}, ${most + 1}];`, why: 'The count is one too many.' },
      {
        code: guestCode`return [${letters.find((each) => countOf(sequence, each) < most) ?? ''}, ${most}];`,
        why: 'Another letter.',
      },
      { code: guestCode`return ${letter};`, why: 'The count is missing.' },
    ],
  };
}

function chainOfGene(gene: string): OwnTask {
  const { transcription, codons, separator, unknown } = ownDnaTables;
  const mrna = Array.from(gene, (letter) => transcription.to.charAt(transcription.from.indexOf(letter))).join(
    '',
  );
  const acids = (mrna.match(/.{1,3}/g) ?? []).map((codon) => codons[codon] ?? unknown);
  return {
    name: `dna_sequencer/chain_of_${gene.toLowerCase()}`,
    instruction: `Transcribe the gene ${gene} into mRNA and translate that into its chain of amino acids. Answer with the chain as the tool writes it.`,
    expected: acids.join(separator),
    solution: guestCode`
      const mrna = transcribe_dna_to_mrna({ dna_sequence: ${gene} });
      return translate_mrna_to_amino_acid({ mrna_sequence: mrna });`,
    nearMisses: [
      {
        code: guestCode`return translate_mrna_to_amino_acid({ mrna_sequence: ${gene} });`,
        why: 'Translates the DNA itself.',
      },
      {
        code: guestCode`return transcribe_dna_to_mrna({ dna_sequence: ${gene} });`,
        why: 'Stops at the mRNA.',
      },
    ],
  };
}

function longestValid(samples: readonly string[], batch: string): OwnTask {
  const valid = samples.filter((sample) => /^[ACGT]*$/.test(sample));
  const longest = valid.reduce((best, sample) => (sample.length > best.length ? sample : best), '');
  return {
    name: `dna_sequencer/longest_valid_of_${batch}`,
    instruction: `The ${batch} batch has the samples ${samples.map((sample) => `"${sample}"`).join(', ')}. Leave out those that are no valid DNA. Which of the rest is the longest?`,
    expected: longest,
    solution: guestCode`
      const valid = ${samples}.filter((sample) => is_valid_dna_sequence({ dna_sequence: sample }));
      return valid.reduce((best, sample) => (sample.length > best.length ? sample : best), '');`,
    nearMisses: [
      {
        code: guestCode`return ${valid.filter((sample) => sample !== longest)[0] ?? ''};`,
        why: 'Valid, but shorter.',
      },
      {
        code: guestCode`return ${samples.find((sample) => !valid.includes(sample)) ?? ''};`,
        why: 'No valid DNA.',
      },
    ],
  };
}

function letterInDna(mrna: string, letter: string): OwnTask {
  const { from, to } = ownDnaTables.reverseTranscription;
  const dna = Array.from(mrna, (each) => to.charAt(from.indexOf(each))).join('');
  return {
    name: `dna_sequencer/count_${letter.toLowerCase()}_behind_${mrna.toLowerCase()}`,
    instruction: `Write the DNA that pairs with the mRNA ${mrna}. How many times does ${letter} occur in that DNA?`,
    expected: BigInt(countOf(dna, letter)),
    solution: guestCode`
      const dna = reverse_transcribe_mrna_to_dna({ mrna_sequence: ${mrna} });
      return count_nucleotides({ dna_sequence: dna })[${letter}];`,
    nearMisses: [
      { code: guestCode`return ${countOf(dna, letter) + 1};`, why: 'One too many.' },
      {
        code: guestCode`return String(${dna.length - countOf(dna, letter)}) + ' others';`,
        why: 'Counts the other letters.',
      },
    ],
  };
}
