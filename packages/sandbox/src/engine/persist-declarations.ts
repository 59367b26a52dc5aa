import type { Program, VariableDeclaration } from 'acorn';
import { ShallowParser } from './shallow-parser.ts';

/**
 * Turns the declarations at the top of a turn's code into ones that a later turn may repeat.
 *
 * `const`, `let` and `class` of one turn would refuse a second declaration of the same name in the next,
 * which models write all the time; `var` does not. Replacements keep lines. Code that does not parse stays as
 * it is: the engine says what is wrong with it. So does code that is nested too deeply for us.
 */
export function persistDeclarations(code: string): string {
  const program = parseTurn(code);
  if (!program) return code;
  let persistent = '';
  let copied = 0;
  const replace = (start: number, end: number, text: string): void => {
    persistent += code.slice(copied, start) + text;
    copied = end;
  };
  for (const statement of program.body) {
    if (statement.type === 'VariableDeclaration') {
      replace(statement.start, statement.start + statement.kind.length, 'var');
      for (const { end, text } of emptyInitializers(statement)) replace(end, end, text);
    } else if (statement.type === 'ClassDeclaration') {
      replace(statement.start, statement.start, `var ${statement.id.name} = `);
      replace(statement.end, statement.end, ';');
    }
  }
  return persistent + code.slice(copied);
}

// `let x;` starts over at undefined; `var x;` would keep the value of an earlier turn.
function emptyInitializers({
  kind,
  declarations,
  end,
}: VariableDeclaration): { end: number; text: string }[] {
  if (kind !== 'let') return [];
  const bare = declarations.filter(({ init }) => !init);
  // Where the line end alone ended the declaration, the next line could now go on with it.
  return bare.map(({ id }) => ({ end: id.end, text: id.end === end ? ' = undefined;' : ' = undefined' }));
}

function parseTurn(code: string): Program | undefined {
  try {
    return ShallowParser.parse(code, {
      ecmaVersion: 'latest',
      sourceType: 'script',
      allowAwaitOutsideFunction: true,
    });
  } catch {
    return undefined;
  }
}
