import type { Random } from '@sca/core';
import type { Ask } from './ask-for.ts';

/** Makes an instruction of the requests in their order and of the question. */
export function joinRequests(requests: readonly string[], ask: Ask, random: Random): string {
  const ways = [sentences, oneSentence, ...(ask.noun ? [questionFirst] : ask.isWhole ? [conditional] : [])];
  const told = random.pick(ways)(requests, ask, random);
  const needsForm =
    ask.form !== undefined && (/true or false|commas/.test(ask.form) || random.integer(0, 4) === 0);
  return needsForm ? `${told} ${ask.form}` : told;
}

type Join = (requests: readonly string[], ask: Ask, random: Random) => string;

const sentences: Join = (requests, { after }, random) => {
  const hasFirst = requests.length > 1 && random.integer(0, 1) === 0;
  const told = requests.map((request, index) => {
    if (index === 0) return `${capitalized(hasFirst ? `first, ${request}` : request)}.`;
    const isLast = index === requests.length - 1 && index > 1;
    return `${random.pick(isLast ? ['Finally,', 'After that,', 'Then'] : ['Then', 'Next,', 'After that,'])} ${request}.`;
  });
  return [...told, after].join(' ');
};

const oneSentence: Join = (requests, { after }, random) => {
  const joined = requests.map((request, index) => {
    if (index === 0) return request;
    return `${random.pick(index === 1 ? [', then ', ' and then '] : [', then ', ', and then ', ', and finally '])}${request}`;
  });
  return `${capitalized(joined.join(''))}. ${after}`;
};

const questionFirst: Join = (requests, { noun, after }, random) => {
  const isReferring = /\b(its|that|those)\b/.test(noun ?? '');
  if (isReferring) return sentences(requests, { after, noun, isWhole: false, form: undefined }, random);
  const lead = random.pick(['To find out,', 'For that,', 'To answer,']);
  return `What is ${noun}? ${lead} ${requests.map((request, index) => (index === 0 ? request : `then ${request}`)).join(', ')}.`;
};

const conditional: Join = (requests, _ask, random) => {
  const steps = requests.map((request, index) => (index === 0 ? request : `then ${request}`)).join(', ');
  return random.pick([`What do you get if you ${steps}?`, `If you ${steps}, what is the result?`]);
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
