import { guestCode } from '../../tasks/guest-code.ts';
import type { OwnTask } from '../../tasks/own-task.ts';

/** The project's own tasks on messages, each worded on its own; texts were enciphered and measured apart from the tools. */
export function messageDecoderTasks(): readonly OwnTask[] {
  return [...oneCall, ...twoCalls, ...threeCalls];
}

const oneCall: readonly OwnTask[] = [
  {
    name: 'message_decoder/bench_carving',
    instruction:
      'Someone scratched 6d6f6f6e2067617465 into the bench outside the station, and my uncle swears it is plain hexadecimal. What does it say?',
    expected: 'moon gate',
    solution: guestCode`return convert_hex_to_ascii({ hex_string: '6d6f6f6e2067617465' });`,
    nearMisses: [
      {
        code: guestCode`return reverse_string({ s: '6d6f6f6e2067617465' });`,
        why: 'Turns the digits around.',
      },
      { code: guestCode`return 'moongate';`, why: 'The space is lost.' },
    ],
  },
  {
    name: 'message_decoder/pantry_key',
    instruction: 'Write "yrtnap eht ni si yek ehT" from right to left.',
    expected: 'The key is in the pantry',
    solution: guestCode`return reverse_string({ s: 'yrtnap eht ni si yek ehT' });`,
    nearMisses: [
      { code: guestCode`return 'yrtnap eht ni si yek ehT';`, why: 'As it was.' },
      { code: guestCode`return 'pantry the in is key The';`, why: 'The words are still in the old order.' },
    ],
  },
  {
    name: 'message_decoder/birthday_wish',
    instruction:
      'My daughter\'s birthday wish is a secret, but she admitted that every letter in it stands 7 places too late in the alphabet. She wrote "H ylk ipjfjsl". What does she want?',
    expected: 'A red bicycle',
    solution: guestCode`return caesar_decode({ message: 'H ylk ipjfjsl', shift: 7 });`,
    nearMisses: [
      {
        code: guestCode`return caesar_decode({ message: 'H ylk ipjfjsl', shift: -7 });`,
        why: 'Moved the wrong way.',
      },
      {
        code: guestCode`return caesar_decode({ message: 'H ylk ipjfjsl', shift: 6 });`,
        why: 'One place short.',
      },
    ],
  },
  {
    name: 'message_decoder/headline_box',
    instruction:
      'My headline box takes 30 characters and not one more. How long is "Small Boats of the Northern Fjords", spaces included?',
    expected: 34n,
    solution: guestCode`return string_length({ s: 'Small Boats of the Northern Fjords' });`,
    nearMisses: [
      {
        code: guestCode`return string_length({ s: 'SmallBoatsoftheNorthernFjords' });`,
        why: 'Without the spaces.',
      },
      { code: guestCode`return 34 - 30;`, why: 'How much too long it is.' },
    ],
  },
  {
    name: 'message_decoder/darts_night',
    instruction: 'We threw darts last night and scored 41, 17, 66, 58 and 23. Best throw?',
    expected: 66n,
    solution: guestCode`return maximum_value({ args: [41, 17, 66, 58, 23] });`,
    nearMisses: [
      { code: guestCode`return minimum_value({ args: [41, 17, 66, 58, 23] });`, why: 'The worst throw.' },
      { code: guestCode`return maximum_value({ args: [41, 17, 58, 23] });`, why: 'A throw was left out.' },
    ],
  },
  {
    name: 'message_decoder/noon_meeting',
    instruction: 'Please undo a shift of 13 on this and tell me what comes out: Zrrg zr ng abba',
    expected: 'Meet me at noon',
    solution: guestCode`return caesar_decode({ message: 'Zrrg zr ng abba', shift: 13 });`,
    nearMisses: [
      {
        code: guestCode`return caesar_decode({ message: 'Zrrg zr ng abba', shift: 3 });`,
        why: 'Another shift.',
      },
      {
        code: guestCode`return reverse_string({ s: 'Zrrg zr ng abba' });`,
        why: 'Written backwards instead.',
      },
    ],
  },
  {
    name: 'message_decoder/two_candles',
    instruction: "Put 74776f2063616e646c6573 back into readable text, would you? It's hex.",
    expected: 'two candles',
    solution: guestCode`return convert_hex_to_ascii({ hex_string: '74776f2063616e646c6573' });`,
    nearMisses: [
      {
        code: guestCode`return convert_hex_to_ascii({ hex_string: '74776f' });`,
        why: 'Only the first word.',
      },
      { code: guestCode`return string_length({ s: '74776f2063616e646c6573' });`, why: 'Counts the digits.' },
    ],
  },
];

const twoCalls: readonly OwnTask[] = [
  {
    name: 'message_decoder/chair_sticker',
    instruction:
      "There's a sticker under my chair that reads 656c7474656b. Taken as hex, it gives a word spelled from back to front. I'd like the word the right way round.",
    expected: 'kettle',
    solution: guestCode`
      const backwards = convert_hex_to_ascii({ hex_string: '656c7474656b' });
      return reverse_string({ s: backwards });`,
    nearMisses: [
      {
        code: guestCode`return convert_hex_to_ascii({ hex_string: '656c7474656b' });`,
        why: 'Still backwards.',
      },
      { code: guestCode`return reverse_string({ s: '656c7474656b' });`, why: 'Turns the digits around.' },
    ],
  },
  {
    name: 'message_decoder/old_marta',
    instruction:
      'Old Marta never writes plainly: she turns her line around and then nudges each letter 5 places up the alphabet. Her latest is "jxjjl jmy ijjK". What was she trying to tell me?',
    expected: 'Feed the geese',
    solution: guestCode`
      const backwards = caesar_decode({ message: 'jxjjl jmy ijjK', shift: 5 });
      return reverse_string({ s: backwards });`,
    nearMisses: [
      {
        code: guestCode`return caesar_decode({ message: 'jxjjl jmy ijjK', shift: 5 });`,
        why: 'Still backwards.',
      },
      {
        code: guestCode`return reverse_string({ s: 'jxjjl jmy ijjK' });`,
        why: 'The letters were not moved back.',
      },
    ],
  },
  {
    name: 'message_decoder/rope_and_glue',
    instruction: 'How many characters come out when 526f706520616e6420676c7565 is turned from hex into text?',
    expected: 13n,
    solution: guestCode`
      const text = convert_hex_to_ascii({ hex_string: '526f706520616e6420676c7565' });
      return string_length({ s: text });`,
    nearMisses: [
      {
        code: guestCode`return string_length({ s: '526f706520616e6420676c7565' });`,
        why: 'Counts the digits.',
      },
      {
        code: guestCode`return convert_hex_to_ascii({ hex_string: '526f706520616e6420676c7565' });`,
        why: 'The text, not its length.',
      },
    ],
  },
  {
    name: 'message_decoder/text_from_my_brother',
    instruction:
      'Text from my brother: 7678616e206f72616e6678786d. He slides the letters of his words 9 steps forward and hexes the lot afterwards. What is he asking for?',
    expected: 'more firewood',
    solution: guestCode`
      const message = convert_hex_to_ascii({ hex_string: '7678616e206f72616e6678786d' });
      return caesar_decode({ message, shift: 9 });`,
    nearMisses: [
      {
        code: guestCode`return convert_hex_to_ascii({ hex_string: '7678616e206f72616e6678786d' });`,
        why: 'The letters were not moved back.',
      },
      {
        code: guestCode`
          const message = convert_hex_to_ascii({ hex_string: '7678616e206f72616e6678786d' });
          return caesar_decode({ message, shift: -9 });`,
        why: 'Moved the wrong way.',
      },
    ],
  },
  {
    name: 'message_decoder/printed_twice',
    instruction:
      'It looks like the printer put this label through hexadecimal twice: 3663363136643730. Peel off both layers and tell me what is underneath.',
    expected: 'lamp',
    solution: guestCode`
      const hex_string = convert_hex_to_ascii({ hex_string: '3663363136643730' });
      return convert_hex_to_ascii({ hex_string });`,
    nearMisses: [
      {
        code: guestCode`return convert_hex_to_ascii({ hex_string: '3663363136643730' });`,
        why: 'One layer is left.',
      },
      { code: guestCode`return reverse_string({ s: 'lamp' });`, why: 'Turned around at the end.' },
    ],
  },
];

const threeCalls: readonly OwnTask[] = [
  {
    name: 'message_decoder/shop_signs',
    instruction:
      'I\'m lettering 2 shop signs, "Copper and Twine" and "The Rusty Lantern Inn". What\'s the character count of the longer of them?',
    expected: 21n,
    solution: guestCode`
      const lengths = ['Copper and Twine', 'The Rusty Lantern Inn'].map((s) => string_length({ s }));
      return maximum_value({ args: lengths });`,
    nearMisses: [
      { code: guestCode`return string_length({ s: 'Copper and Twine' });`, why: 'The shorter sign.' },
      { code: guestCode`return 'The Rusty Lantern Inn';`, why: 'The sign, not its length.' },
    ],
  },
  {
    name: 'message_decoder/chest_password',
    instruction:
      'To open the chest: un-hex 6870736b6d766551, move each letter of what you get 4 back, then read that backwards. Which password am I supposed to type?',
    expected: 'Marigold',
    solution: guestCode`
      const message = convert_hex_to_ascii({ hex_string: '6870736b6d766551' });
      const backwards = caesar_decode({ message, shift: 4 });
      return reverse_string({ s: backwards });`,
    nearMisses: [
      {
        code: guestCode`
          const message = convert_hex_to_ascii({ hex_string: '6870736b6d766551' });
          return caesar_decode({ message, shift: 4 });`,
        why: 'Still backwards.',
      },
      {
        code: guestCode`
          const message = convert_hex_to_ascii({ hex_string: '6870736b6d766551' });
          return reverse_string({ s: message });`,
        why: 'The letters were not moved back.',
      },
    ],
  },
];
