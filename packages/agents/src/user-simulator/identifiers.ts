/**
 * What in a text can only be known, not guessed: email addresses, and ids, codes and numbers with four digits or more.
 * Dates and years are left out, since "May 20" may well be said as 2024-05-20.
 */
export function identifiersOf(text: string): string[] {
  const withoutDates = text.replaceAll(/\b(?:19|20)\d\d(?:-\d{1,2}-\d{1,2})?\b/g, ' ');
  return (
    withoutDates.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w-])(?=(?:[A-Za-z_,-]*\d){4})[\w,-]*[\w-]/g) ?? []
  );
}

/** Whether an identifier occurs in a text, however it is spelled there: "W9502127" occurs where "9502127" does. */
export function occursIn(identifier: string, text: string): boolean {
  const [wanted, known] = [plain(identifier), plain(text)];
  if (known.includes(wanted)) return true;
  if (wanted.includes('@')) return false;
  const digits = wanted.replaceAll(/\D/g, '');
  return known
    .replaceAll(/[^\d\s]/g, '')
    .split(/\s+/)
    .includes(digits);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(',', '');
}
