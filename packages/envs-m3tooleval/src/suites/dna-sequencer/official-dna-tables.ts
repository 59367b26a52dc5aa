import type { DataFolder } from '../../data/data-folder.ts';
import type { ValueReader } from '../../data/value-reader.ts';
import type { DnaTables, Substitution } from './dna-tables.ts';

/** Reads dna-tables.json. */
export async function readDnaTables(folder: DataFolder): Promise<DnaTables> {
  const tables = await folder.readJson('dna-tables.json');
  const codons = tables.member('codon_map').entries();
  return {
    codons: Object.fromEntries(codons.map(([codon, acid]) => [codon, acid.text()])),
    unknown: tables.member('unknown_codon').text(),
    separator: tables.member('amino_acid_separator').text(),
    transcription: readSubstitution(tables.member('transcribe')),
    reverseTranscription: readSubstitution(tables.member('reverse_transcribe')),
  };
}

function readSubstitution(table: ValueReader): Substitution {
  return { from: table.member('from').text(), to: table.member('to').text() };
}
