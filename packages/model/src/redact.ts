/** Takes known secrets out of a text, also out of JSON. */
export type Redact = (text: string) => string;

const MASK = '[redacted]';

/** Shorter values would be found in ordinary words. */
const SHORTEST_SECRET = 6;

/** Masks each of the values, as it stands and as JSON text writes it. Values under six characters are left alone. */
export function createRedactor(secrets: readonly string[]): Redact {
  const forms = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    // A secret that holds another one goes first, or its rest would stay.
    .sort((a, b) => b.length - a.length);
  return (text) => forms.reduce((masked, form) => masked.replaceAll(form, MASK), text);
}

/** A JSON value with all secrets in its texts masked. */
export function redactJson<Value>(value: Value, redact: Redact): Value {
  const text = JSON.stringify(value);
  const masked = redact(text);
  return masked === text ? value : JSON.parse(masked);
}
