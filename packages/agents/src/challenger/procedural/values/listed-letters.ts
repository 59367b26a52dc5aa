/** The letters that a description lists, as in "letters A, C, G and T"; undefined where it lists none. */
export function listedLetters(description: string): string | undefined {
  const list = /\bletters ((?:[A-Z](?:, | and | or |, and ))+[A-Z])\b/.exec(description)?.[1];
  return list?.match(/\b[A-Z]\b/g)?.join('');
}
