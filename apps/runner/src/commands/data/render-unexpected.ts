/** Says of the files that were made whether they are the pinned ones. */
export function renderUnexpected(unexpected: readonly string[]): string {
  if (unexpected.length === 0) return 'Every file is as pinned.\n';
  return `Not as pinned: ${unexpected.join(', ')}. Is the source another version? Results will then not compare with published ones.\n`;
}
