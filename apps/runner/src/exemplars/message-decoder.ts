import type { Exemplar } from '@sca/agents';

/** Two encodings to undo, and a length to compare. */
export const messageDecoder: Exemplar = {
  instruction:
    'Two cards were left in the boat house. One carries 536b6b7a20677a207a6e6b2077616765, hexadecimal digits of a text ' +
    'whose letters were moved 6 places forward in the alphabet; the other carries the words "Noon at the mill", plain. ' +
    'Give the text of the card whose text is longer; if both are equally long, that of the encoded card.',
  verify: `function verify(answer) {
  return String(answer).trim().replace(/[."]+$/, '').replace(/^"/, '') === 'Meet at the quay';
}`,
  solution: `const moved = convert_hex_to_ascii({ hex_string: '536b6b7a20677a207a6e6b2077616765' });
const decoded = caesar_decode({ message: moved, shift: 6 });
const plain = 'Noon at the mill';
const longest = maximum_value({ args: [string_length({ s: decoded }), string_length({ s: plain })] });
return string_length({ s: decoded }) === longest ? decoded : plain;`,
  failures: [
    { code: `return 'Noon at the mill';`, why: 'Both are equally long: it has to be the other.' },
    {
      code: `return convert_hex_to_ascii({ hex_string: '536b6b7a20677a207a6e6b2077616765' });`,
      why: 'Does not move the letters back.',
    },
    {
      code: `const moved = convert_hex_to_ascii({ hex_string: '536b6b7a20677a207a6e6b2077616765' });
return caesar_decode({ message: moved, shift: 7 });`,
      why: 'Moves them one place too far.',
    },
  ],
};
