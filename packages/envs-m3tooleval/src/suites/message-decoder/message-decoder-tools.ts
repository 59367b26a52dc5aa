import { lengthOf, toInteger } from '../../python/convert.ts';
import { decodeHex } from '../../python/decode-hex.ts';
import { decodeUtf8 } from '../../python/decode-utf8.ts';
import { extreme } from '../../python/extreme.ts';
import { PythonDict } from '../../python/python-dict.ts';
import { PythonError } from '../../python/python-error.ts';
import { isList, type PythonValue } from '../../python/python-value.ts';
import { str } from '../../python/repr.ts';
import { typeName } from '../../python/type-name.ts';
import type { PythonTool } from '../../tools/python-tool.ts';
import { shiftLetters } from './shift-letters.ts';

/** Upstream: tasks/impl/message_decoder.py */
export const messageDecoderTools: readonly PythonTool[] = [
  {
    name: 'convert_hex_to_ascii',
    description: 'Turns pairs of hexadecimal digits into the text that they encode.',
    signature: 'convert_hex_to_ascii(hex_string: str) -> str',
    parameters: [
      { name: 'hex_string', type: 'string', description: 'Two digits for each byte, such as 6869.' },
    ],
    run: (_state, [text = null]) => decodeUtf8(decodeHex(str(text))),
  },
  {
    name: 'reverse_string',
    description: 'Writes a text backwards.',
    signature: 'reverse_string(s: str) -> str',
    parameters: [{ name: 's', type: 'string', description: 'The text to turn around.' }],
    run: (_state, [text = null]) => reverse(text),
  },
  {
    name: 'caesar_decode',
    description: 'Moves every letter back in the alphabet, from A on to Z; other characters stay.',
    signature: 'caesar_decode(message: str, shift: int) -> str',
    parameters: [
      { name: 'message', type: 'string', description: 'The text to decode.' },
      { name: 'shift', type: 'integer', description: 'How many places each letter goes back.' },
    ],
    run: (_state, [message = null, shift = null]) => shiftLetters(message, toInteger(shift)),
  },
  {
    name: 'string_length',
    description: 'Counts the characters of a text.',
    signature: 'string_length(s: str) -> int',
    parameters: [{ name: 's', type: 'string', description: 'The text to measure.' }],
    run: (_state, [text = null]) => lengthOf(text),
  },
  {
    name: 'minimum_value',
    description: 'Gives the least of the numbers.',
    signature: 'minimum_value(*args: float) -> float',
    parameters: [{ name: 'args', type: 'number', description: 'Any count of numbers.', isRest: true }],
    run: (_state, args) => extreme('min', args),
  },
  {
    name: 'maximum_value',
    description: 'Gives the greatest of the numbers.',
    signature: 'maximum_value(*args: float) -> float',
    parameters: [{ name: 'args', type: 'number', description: 'Any count of numbers.', isRest: true }],
    run: (_state, args) => extreme('max', args),
  },
];

/** `s[::-1]` */
function reverse(value: PythonValue): PythonValue {
  if (typeof value === 'string') return Array.from(value).reverse().join('');
  if (isList(value)) return [...value].reverse();
  if (value instanceof PythonDict) throw new PythonError('TypeError', "unhashable type: 'slice'");
  throw new PythonError('TypeError', `'${typeName(value)}' object is not subscriptable`);
}
