/** What the DNA tools work with, as the session's state. A type alias, so that it counts as JSON. */
export type DnaTables = {
  /** Amino acid by codon of three letters. */
  readonly codons: { readonly [codon: string]: string };
  /** Stands for a codon that is not in the table. */
  readonly unknown: string;
  readonly separator: string;
  readonly transcription: Substitution;
  readonly reverseTranscription: Substitution;
};

/** The letter at each place of `from` becomes the one at the same place of `to`. */
export type Substitution = { readonly from: string; readonly to: string };
