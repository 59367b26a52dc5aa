import { kinOf, readWords } from '../../text/words.ts';
import type { Mention } from '../mention.ts';
import { readText } from '../read-text.ts';
import { resultMention } from './result-mention.ts';

const LABELLED = /^\W*([^:\n]{1,60}):\s+(\S.*?)\s*$/gm;
/** Values that are taken from the running text of one result. */
const MAX_SAID = 60;
/** Of the kinds of {@link readText}, those less likely than this are left out. */
const LEAST_PRIOR = -1.5;

/** The values in a result that is text for people: what stands after labels, and whatever looks like a value. */
export function textMentions(text: string): Mention[] {
  const labelled = Array.from(text.matchAll(LABELLED), ([, label = '', value = '']) =>
    resultMention({ value, kind: 'label', kin: kinOf(readWords(label)) }),
  );
  const said = readText(text)
    .mentions.filter(({ prior }) => prior >= LEAST_PRIOR)
    .slice(0, MAX_SAID)
    .map(({ value, kin, traits }) => resultMention({ value, kind: 'said', kin, traits: traits.slice(0, 3) }));
  return [...labelled, ...said];
}
