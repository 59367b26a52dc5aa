/**
 * Fills a prompt: `{name}` stands for the value of that name. Other braces are text, and so are those in values.
 *
 * @throws Error where a value is missing or is not used: the prompt and its caller have parted.
 */
export function renderPrompt(template: string, values: { readonly [name: string]: string }): string {
  const unused = new Set(Object.keys(values));
  const text = template.replaceAll(/\{([A-Za-z]+)\}/g, (_placeholder, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`The prompt asks for {${name}}, which it is not given.`);
    unused.delete(name);
    return value;
  });
  if (unused.size > 0) throw new Error(`The prompt has no place for {${[...unused].join('}, {')}}.`);
  return text;
}
