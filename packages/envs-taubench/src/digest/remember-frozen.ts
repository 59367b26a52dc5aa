/** Remembers what a function made of frozen objects: tables and records that states share are written once. */
export function rememberFrozen<Value extends object>(
  write: (value: Value) => string,
): (value: Value) => string {
  const texts = new WeakMap<Value, string>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = write(value);
    if (Object.isFrozen(value)) texts.set(value, text);
    return text;
  };
}
