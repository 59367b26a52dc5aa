/** Cuts the commonest English endings off a lower-case word, so that its forms meet. The rest need not be a word. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  const single = word
    .replace(/sses$/, 'ss')
    .replace(/ies$/, 'y')
    .replace(/([^s])s$/, '$1');
  if (single.length < 5) return single.replace(/e$/, '');
  return single
    .replace(/(?:ing|ed|er|ly)$/, '')
    .replace(/([^aeiouls])\1$/, '$1')
    .replace(/e$/, '');
}
