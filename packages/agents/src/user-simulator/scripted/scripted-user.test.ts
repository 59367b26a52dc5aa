import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScriptedUser } from './scripted-user.ts';

const INSTRUCTION = [
  'You are Nils Pellegrin, nils.pellegrin@post.example, zip code 12750.',
  'You moved to 60 Juniper Close, Albany, NY, USA, 12751. Change order #W6780844 and pay the rest with paypal_4780822.',
  'Cancel order #W1111111: ordered by mistake. You are impatient. If the agent asks for the item, it is 1764411191.',
].join(' ');

/** Everything in the instruction that must not be told unasked. */
const FACTS = [
  'Nils',
  'nils.pellegrin@post.example',
  '12750',
  '60 Juniper',
  '12751',
  '#W6780844',
  'paypal_4780822',
  '#W1111111',
  'by mistake',
  '1764411191',
];

function meet(instruction = INSTRUCTION) {
  const conversation = createScriptedUser().start({ instruction, seed: 1, trial: 0, signal: undefined });
  const contentOf = async (turn: ReturnType<typeof conversation.open>): Promise<string> => {
    const said = await turn;
    if (said.status !== 'said') throw new Error(said.fault);
    return said.isStop ? `!${said.content}` : said.content;
  };
  return {
    open: () => contentOf(conversation.open()),
    say: (message: string) => contentOf(conversation.reply(message)),
  };
}

const toldIn = (text: string): string[] => FACTS.filter((fact) => text.includes(fact));

describe('a scripted user', () => {
  it('says what it wants, one thing at a time, and stops when there is nothing more', async () => {
    const user = meet();
    expect(await user.open()).toBe('Hello. I moved to a certain address.');
    expect(await user.say('I see. What can I do for you?')).toBe(
      'Please change order of mine and pay the rest with a certain payment method.',
    );
    expect(await user.say('Done. Is there anything else I can help you with?')).toBe(
      'Please cancel order of mine: a certain reason.',
    );
    expect(await user.say('That is done as well.')).toBe('!###STOP###');
  });

  it.each([
    ['Could you give me your email address, please?', ['nils.pellegrin@post.example']],
    ['May I have your name and zip code?', ['Nils', '12750']],
    ['Please tell me your new address.', ['60 Juniper', '12751']],
    ['Which order is it about?', ['#W6780844', '#W1111111']],
    ['How would you like to pay?', ['paypal_4780822']],
    ['What is the reason?', ['by mistake']],
    ['Which item shall it be?', ['1764411191']],
    ['I need to verify your identity: who am I speaking with, please?', ['Nils']],
    ['Please prove your identity.', ['nils.pellegrin@post.example']],
    [
      'To go on, please provide:\n- your email\n- the order number\n\nYour address is safe.',
      FACTS.slice(1, 2).concat('#W6780844', '#W1111111'),
    ],
  ])('%j is told only that', async (question, expected) => {
    const user = meet();
    expect(toldIn(await user.open())).toEqual([]);
    expect(toldIn(await user.say(question))).toEqual(expected);
  });

  it.each([
    'Your order, address, zip code, email and payment method are in our records.',
    'Shall I cancel order #W1 and refund to your payment method?',
    'I will look up the order number and your email address.',
    'Hello!',
    '',
  ])('%j is told nothing', async (message) => {
    const user = meet();
    await user.open();
    expect(toldIn(await user.say(message))).toEqual([]);
  });

  it('tells nothing to whoever asks nothing, whatever else is said', async () => {
    const words = fc.constantFrom(
      ...'your order number email address zip code name payment item reason is are in of the records done cancelled #W6780844 yes no thanks and'.split(
        ' ',
      ),
    );
    const statement = fc.array(words, { minLength: 1, maxLength: 20 }).map((list) => `${list.join(' ')}.`);
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { maxLength: 8 }), async (statements) => {
        const user = meet();
        const said = [await user.open()];
        for (const text of statements) said.push(await user.say(text));
        expect(toldIn(said.join('\n'))).toEqual([]);
      }),
    );
  });

  it('agrees to what is proposed, and only wants a person where the instruction speaks of one', async () => {
    expect(await meet().say('Shall I go ahead (yes/no)?')).toBe('Yes, please.');
    expect(await meet().say('Shall I transfer you to a human agent?')).toBe('No, thank you.');
    const user = meet('You are Ada Vance. You want to speak to a colleague.');
    expect(await user.say('Shall I transfer you to a human agent?')).toBe('Yes, please.');
  });

  it('does not know what it was not told', async () => {
    const user = meet('You are Ada Vance. You want to know what flight NVA083 costs.');
    await user.open();
    expect(await user.say('What is your email address?')).toBe('I do not remember my email address.');
    expect(await user.say('Which date and which flight?')).toBe(
      'I want to know what flight NVA083 costs. I do not remember the date.',
    );
  });

  it('keeps what belongs together in one sentence, told or not', async () => {
    const user = meet(
      'You are ada_1. Book NVA027 from BOS to PHL on 2024-05-16 for Bo Falke (born 1980-03-09).',
    );
    expect(await user.open()).toBe(
      'Hello. Please book a certain flight from a certain airport to a certain airport on a certain date for a certain passenger.',
    );
    expect(await user.say('Where do you want to fly, and when?')).toBe(
      'Please book a certain flight from BOS to PHL on 2024-05-16 for a certain passenger.',
    );
    expect(await user.say('Could I have all details of the booking?')).toBe(
      'Please book NVA027 from BOS to PHL on 2024-05-16 for Bo Falke (born 1980-03-09).',
    );
  });

  it('repeats itself where it is not understood, but not for ever', async () => {
    const user = meet('You want to cancel order #W1234567.');
    expect(await user.open()).toBe('Hello. I want to cancel order of mine.');
    const replies = [];
    for (let turn = 0; turn < 6; turn += 1) replies.push(await user.say('Do you like the weather?'));
    expect(replies.slice(0, 4)).toEqual(Array(4).fill('I want to cancel order of mine.'));
    expect(replies.slice(4)).toEqual(['!###STOP###', '!###STOP###']);
  });

  it('waits for an agent that is at work', async () => {
    const user = meet('You want to cancel order #W1234567.');
    await user.open();
    expect(await user.say('One moment, I will look that up.')).toBe('Thank you, I will wait.');
  });

  it('says all of an instruction that it cannot take apart', async () => {
    expect(await meet('You are sad.').open()).toBe('Hello. I am sad.');
  });

  it('says the same in every conversation', async () => {
    const talk = async () => {
      const user = meet();
      return [await user.open(), await user.say('Which order?'), await user.say('Anything else?')];
    };
    expect(await talk()).toEqual(await talk());
  });
});
