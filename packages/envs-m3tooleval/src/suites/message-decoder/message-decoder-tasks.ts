import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on messages: three of each kind. */
export function messageDecoderTasks(): readonly OwnTask[] {
  return [
    ...(
      [
        ['harbour lights at nine', 4],
        ['The ferry waits', 11],
        ['bring Two lanterns', 19],
      ] as const
    ).map(([text, shift]) => shiftedNote(text, shift)),
    ...['meet by the old kiln', 'Quay 7, second mooring', 'salt and rope'].map(hexNote),
    ...(
      [
        ['anchor', 3],
        ['Lighthouse', 8],
        ['tidemark', 15],
      ] as const
    ).map(([text, shift]) => wrappedNote(text, shift)),
    ...(
      [
        [['kelp', 'driftwood', 'buoy'], 'longest', 'Monday'],
        [['sextant', 'oar', 'compass'], 'shortest', 'Tuesday'],
        [['barnacle', 'net', 'spinnaker'], 'longest', 'Friday'],
      ] as const
    ).map(([texts, which, day]) => lengthOfNotes(texts, which, day)),
  ];
}

function shiftLetters(text: string, shift: number): string {
  const move = (letter: string): string => {
    const first = letter < 'a' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + shift + 26) % 26) + first);
  };
  return text.replace(/[A-Za-z]/g, move);
}

function toHex(text: string): string {
  return Array.from(text, (letter) => letter.charCodeAt(0).toString(16)).join('');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function shiftedNote(text: string, shift: number): OwnTask {
  const note = shiftLetters(text, shift);
  return {
    name: `message_decoder/shifted_by_${shift}`,
    instruction: `A note reads "${note}". Each of its letters was moved ${shift} places forward in the alphabet. What does it say?`,
    expected: text,
    solution: guestCode`return caesar_decode({ message: ${note}, shift: ${shift} });`,
    nearMisses: [
      {
        code: guestCode`return caesar_decode({ message: ${note}, shift: ${-shift} });`,
        why: 'Moved the wrong way.',
      },
      {
        code: guestCode`return caesar_decode({ message: ${note}, shift: ${shift - 1} });`,
        why: 'One place short.',
      },
    ],
  };
}

function hexNote(text: string): OwnTask {
  const note = toHex(reversed(text));
  return {
    name: `message_decoder/backwards_in_hex_${text.length}`,
    instruction: `A label carries ${note}. It is a text that was written backwards and then put into hexadecimal. What is the text?`,
    expected: text,
    solution: guestCode`
      const backwards = convert_hex_to_ascii({ hex_string: ${note} });
      return reverse_string({ s: backwards });`,
    nearMisses: [
      { code: guestCode`return convert_hex_to_ascii({ hex_string: ${note} });`, why: 'Still backwards.' },
      { code: guestCode`return reverse_string({ s: ${note} });`, why: 'Turns the digits around.' },
    ],
  };
}

function wrappedNote(text: string, shift: number): OwnTask {
  const note = toHex(shiftLetters(reversed(text), shift));
  return {
    name: `message_decoder/wrapped_${text.toLowerCase()}`,
    instruction: `A word was written backwards, its letters were moved ${shift} places forward in the alphabet, and the outcome was put into hexadecimal: ${note}. Which word was it?`,
    expected: text,
    solution: guestCode`
      const shifted = convert_hex_to_ascii({ hex_string: ${note} });
      const backwards = caesar_decode({ message: shifted, shift: ${shift} });
      return reverse_string({ s: backwards });`,
    nearMisses: [
      {
        code: guestCode`
          const shifted = convert_hex_to_ascii({ hex_string: ${note} });
          return caesar_decode({ message: shifted, shift: ${shift} });`,
        why: 'Still backwards.',
      },
      {
        code: guestCode`
          const shifted = convert_hex_to_ascii({ hex_string: ${note} });
          return reverse_string({ s: shifted });`,
        why: 'The letters were not moved back.',
      },
    ],
  };
}

function lengthOfNotes(texts: readonly string[], which: 'longest' | 'shortest', day: string): OwnTask {
  const lengths = texts.map((text) => text.length);
  const wanted = which === 'longest' ? Math.max(...lengths) : Math.min(...lengths);
  const other = which === 'longest' ? Math.min(...lengths) : Math.max(...lengths);
  const tool = which === 'longest' ? 'maximum_value' : 'minimum_value';
  const hex = texts.map(toHex);
  return {
    name: `message_decoder/${which}_of_${day.toLowerCase()}`,
    instruction: `${day}'s signals, in hexadecimal, are ${hex.join(', ')}. How many characters does the ${which} of them have once it is decoded?`,
    expected: BigInt(wanted),
    solution: [
      guestCode`const texts = ${hex}.map((hex_string) => convert_hex_to_ascii({ hex_string }));`,
      `return ${tool}({ args: texts.map((s) => string_length({ s })) });`,
    ].join('\n'),
    nearMisses: [
      { code: guestCode`return ${wanted * 2};`, why: 'Counts the digits.' },
      { code: guestCode`return ${other};`, why: 'The other end.' },
    ],
  };
}
