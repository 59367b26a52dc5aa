interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema found, as one line: each field with what is wrong with it. */
export function describeIssues({ issues }: { readonly issues: readonly Issue[] }): string {
  return issues
    .map(({ path, message }) => describe(path.map(String).join('.') || 'task', message))
    .join('; ');
}

function describe(field: string, message: string): string {
  const missing = /^Invalid input: expected (\w+), received undefined$/.exec(message);
  if (missing) return `${field}: is missing (expected ${missing[1]})`;
  return `${field}: ${message.replace(/^Invalid input: /, '')}`;
}
