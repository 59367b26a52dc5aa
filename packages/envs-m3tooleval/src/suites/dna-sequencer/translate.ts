import { getOwn } from '@sca/core';
import { lengthOf } from '../../python/convert.ts';
import { PythonDict } from '../../python/python-dict.ts';
import { PythonError } from '../../python/python-error.ts';
import { isList, type PythonValue } from '../../python/python-value.ts';
import { typeName } from '../../python/type-name.ts';
import type { DnaTables, Substitution } from './dna-tables.ts';

const CODON_LENGTH = 3;

/** `sequence.translate(table)`: characters that the table does not have stay. */
export function substitute(sequence: PythonValue, { from, to }: Substitution): string {
  if (typeof sequence !== 'string')
    throw new PythonError('AttributeError', `'${typeName(sequence)}' object has no attribute 'translate'`);
  const replace = (letter: string): string => {
    const place = from.indexOf(letter);
    return place < 0 ? letter : to.charAt(place);
  };
  return Array.from(sequence, replace).join('');
}

/** Names the amino acid of every three characters, the last of which may be fewer. Nothing stops the reading. */
export function translateCodons(sequence: PythonValue, tables: DnaTables): string {
  if (typeof sequence !== 'string') return refuseOther(sequence);
  const letters = Array.from(sequence);
  const acids: string[] = [];
  for (let at = 0; at < letters.length; at += CODON_LENGTH) {
    const codon = letters.slice(at, at + CODON_LENGTH).join('');
    acids.push(getOwn(tables.codons, codon) ?? tables.unknown);
  }
  return acids.join(tables.separator);
}

/** What has a length and no text in it gives an empty chain when it is empty, and fails at its first step else. */
function refuseOther(value: PythonValue): '' {
  if (lengthOf(value) === 0n) return '';
  const isDict = value instanceof PythonDict;
  throw new PythonError('TypeError', `unhashable type: '${isDict || !isList(value) ? 'slice' : 'list'}'`);
}
