import { ScaError } from '@sca/core';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { escapeText } from '../terminal/escape-text.ts';
import { checkAliases } from './check-aliases.ts';
import { syntaxSentence } from './syntax-sentence.ts';

/** A file as YAML (JSON is YAML too), in which every value has its place. */
export interface YamlFile {
  readonly document: Document;
  /** `experiment.yaml:12:5` */
  placeAt(offset: number): string;
}

export interface YamlText {
  /** What the file is called in messages. */
  readonly name: string;
  /** Of the error where it cannot be read. */
  readonly code: 'EXPERIMENT_UNREADABLE' | 'CONFIG_UNREADABLE';
}

/**
 * Reads text as one YAML document. Aliases may be used, and `<<` to take over the fields of another section.
 *
 * @throws ScaError of the given code, whose message begins with file, line and column
 */
export function readYaml(text: string, { name, code }: YamlText): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const [error] = document.errors;
  const problem = error ? { offset: error.pos[0], sentence: syntaxSentence(error) } : checkAliases(document);
  if (!problem) return { document, placeAt };
  const message = `${escapeText(placeAt(problem.offset))}: ${escapeText(problem.sentence)}`;
  throw new ScaError(code, message, { details: { name } });
}
