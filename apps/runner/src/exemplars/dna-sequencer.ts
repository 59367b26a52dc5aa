import type { Exemplar } from '@sca/agents';

/** Sorts out a bad read and follows the other to its protein. */
export const dnaSequencer: Exemplar = {
  instruction:
    'A machine gave two reads of the same strand, TACGGXAAACCG and TACGGTAAACCG. One of them holds a letter that DNA does ' +
    'not have. Which chain of amino acids does the other one stand for, and which letter occurs in it most often? Answer ' +
    'with the chain as the tool writes it, a colon and the letter.',
  verify: `function verify(answer) {
  const [chain = '', letter = ''] = String(answer).split(':');
  return chain.trim() === 'Methionine-Proline-Phenylalanine-Glycine' && letter.trim().charAt(0) === 'A';
}`,
  solution: `const reads = ['TACGGXAAACCG', 'TACGGTAAACCG'];
const dna = reads.find((dna_sequence) => is_valid_dna_sequence({ dna_sequence }));
const mrna = transcribe_dna_to_mrna({ dna_sequence: dna });
const counts = count_nucleotides({ dna_sequence: dna });
const [letter] = find_max_nucleotide({ args: Object.entries(counts).flat().map(String) });
return translate_mrna_to_amino_acid({ mrna_sequence: mrna }) + ': ' + letter;`,
  failures: [
    {
      code: `return 'Methionine-Proline-Phenylalanine-Glycine: G';`,
      why: 'Counts in the mRNA, where G comes first.',
    },
    {
      code: `const chain = translate_mrna_to_amino_acid({ mrna_sequence: 'GCCAAAUGGCAU' });
return chain + ': A';`,
      why: 'Transcribes the strand from its other end.',
    },
    { code: `return 'Methionine-Proline-Phenylalanine-Glycine';`, why: 'Leaves the letter out.' },
  ],
};
