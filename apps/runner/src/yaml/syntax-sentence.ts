import type { YAMLError } from 'yaml';

/** What is meant by the codes of the library, for those who write experiments and not parsers. */
const SENTENCES: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  ALIAS_PROPS: 'an alias (*name) stands alone: it can have no anchor (&name) or tag (!name) of its own.',
  BAD_ALIAS: 'an alias is * and an anchor is & with a name right behind, as in *base and &base.',
  BLOCK_AS_IMPLICIT_KEY:
    'a second "field: value" stands on this line. Put it on one of its own, or put quotes around a text with ": " in it.',
  DUPLICATE_KEY: 'this field is there already, in the same section.',
  MULTIPLE_ANCHORS: 'a value can have one anchor (&name) only.',
  MULTIPLE_DOCS: 'here a second document begins (---); a file holds one.',
  RESOURCE_EXHAUSTION: 'lists or sections are nested too deep.',
  TAB_AS_INDENT: 'a tab cannot indent. Use blanks.',
};

/** What is wrong with the text of a file, in one sentence. */
export function syntaxSentence({ code, message }: YAMLError): string {
  const theirs = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
  return SENTENCES[code] ?? `this is no YAML: ${theirs.charAt(0).toLowerCase()}${theirs.slice(1)}.`;
}
