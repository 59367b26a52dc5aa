import type { Json, Random } from '@sca/core';
import { isList } from '../program/path.ts';

/** A wrong answer that looks like the right one. */
export function perturbAnswer(answer: Json, random: Random): Json {
  if (typeof answer === 'number') return perturbNumber(answer, random);
  if (typeof answer === 'boolean') return !answer;
  if (typeof answer === 'string') return perturbText(answer, random);
  if (answer === null || !isList(answer)) return null;
  const index = random.integer(0, answer.length - 1);
  return answer.map((item, at) => (at === index ? perturbAnswer(item, random) : item));
}

function perturbNumber(answer: number, random: Random): number {
  const step = Number.isInteger(answer) ? 1 : 0.1;
  const moved = random.pick([answer + step, answer - step, answer * 10 + step]);
  return Number(moved.toPrecision(12));
}

/** Two neighbours swapped where that makes a difference, else one character more. */
function perturbText(answer: string, random: Random): string {
  const characters = Array.from(answer);
  const swappable = [...characters.keys()].filter((index) => {
    const next = characters[index + 1];
    return (
      next !== undefined &&
      next !== characters[index] &&
      /\w/.test(next) &&
      /\w/.test(characters[index] ?? '')
    );
  });
  if (swappable.length === 0) return `${answer}${random.pick([...'aeinrst'])}`;
  const at = random.pick(swappable);
  [characters[at], characters[at + 1]] = [characters[at + 1] as string, characters[at] as string];
  return characters.join('');
}
