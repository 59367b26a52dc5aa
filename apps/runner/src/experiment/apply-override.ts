import { messageOf, ScaError } from '@sca/core';
import { type Document, isAlias, isCollection, isNode, parseDocument, visit } from 'yaml';
import { escapeText } from '../terminal/escape-text.ts';

/**
 * Sets one field of an experiment (`rollout.perTask=4`) and returns its path.
 *
 * @throws ScaError `OPTION_INVALID`
 */
export function applyOverride(document: Document, override: string): string {
  const equals = override.indexOf('=');
  if (equals < 1) throw invalid(override, 'sets nothing. Write --set rollout.perTask=4');
  const path = override.slice(0, equals);
  const keys = path.split('.');
  const value = parseValue(override.slice(equals + 1), override);
  if (document.contents === null) document.contents = document.createNode({});
  for (let length = 1; length < keys.length; length += 1) {
    const section = keys.slice(0, length);
    writeOutAlias(document, section);
    const found = document.getIn(section, true);
    // A section of comments alone is null, and is made.
    if (found !== undefined && found !== null && !isCollection(found) && !isEmpty(found))
      throw invalid(override, `cannot be applied: ${section.join('.')} is a value and no section.`);
    if (isEmpty(found)) document.setIn(section, document.createNode({}));
  }
  document.setIn(keys, value);
  return path;
}

function parseValue(text: string, override: string): unknown {
  const value = parseDocument(text);
  try {
    if (value.errors[0]) throw value.errors[0];
    return value.toJS();
  } catch (cause) {
    const isNamed = /^\s*[*&]/.test(text);
    const advice = isNamed
      ? 'aliases and anchors belong into the file. Quote it, or write out what is meant'
      : messageOf(cause).split('\n')[0];
    throw invalid(override, `cannot be applied: ${advice}.`);
  }
}

/** What an alias stands for is shared with others, and only this one is to change. */
function writeOutAlias(document: Document, path: readonly string[]): void {
  const node = document.getIn(path, true);
  if (!isAlias(node)) return;
  const copy = node.resolve(document)?.clone();
  visit(copy as never, { Node: (_key, each) => void ('anchor' in each && delete each.anchor) });
  document.setIn(path, copy);
}

function isEmpty(node: unknown): boolean {
  return isNode(node) && 'value' in node && node.value === null;
}

function invalid(override: string, problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `--set ${escapeText(override)} ${problem}`, {
    details: { override },
  });
}
