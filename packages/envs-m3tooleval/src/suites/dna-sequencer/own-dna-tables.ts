import type { DnaTables } from './dna-tables.ts';

// The standard genetic code: amino acids of the codons in the order UUU, UUC, UUA, UUG, UCU, ...
const BASES = ['U', 'C', 'A', 'G'];
const ACIDS = 'FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG';
const NAMES: Readonly<Record<string, string>> = {
  A: 'Alanine',
  C: 'Cysteine',
  D: 'Aspartate',
  E: 'Glutamate',
  F: 'Phenylalanine',
  G: 'Glycine',
  H: 'Histidine',
  I: 'Isoleucine',
  K: 'Lysine',
  L: 'Leucine',
  M: 'Methionine',
  N: 'Asparagine',
  P: 'Proline',
  Q: 'Glutamine',
  R: 'Arginine',
  S: 'Serine',
  T: 'Threonine',
  V: 'Valine',
  W: 'Tryptophan',
  Y: 'Tyrosine',
  '*': 'Stop',
};

const CODONS = BASES.flatMap((first) =>
  BASES.flatMap((second) => BASES.map((third) => first + second + third)),
);

/** The whole genetic code, where the official world knows three codons. */
export const ownDnaTables: DnaTables = {
  codons: Object.fromEntries(CODONS.map((codon, index) => [codon, NAMES[ACIDS.charAt(index)] ?? ''])),
  unknown: 'Unknown',
  separator: '-',
  transcription: { from: 'ACGT', to: 'UGCA' },
  reverseTranscription: { from: 'ACGU', to: 'TGCA' },
};
