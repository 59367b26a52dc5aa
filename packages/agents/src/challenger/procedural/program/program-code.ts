import { memberCode, pathCode } from './path-code.ts';
import { expressionText, type Program, type ProgramCall, type Source } from './program.ts';

/** JavaScript of a program: one constant per call, then `return` of the answer, or of another expression. */
export function programCode(program: Program, answer?: string): string {
  const last = program.calls.length - 1;
  return [
    ...callLines(program.calls),
    `return ${answer ?? pathCode(nameOfResult(last), program.answer)};`,
  ].join('\n');
}

/** The lines of calls alone. */
function callLines(calls: readonly ProgramCall[]): string[] {
  return calls.map((call, index) => `const ${nameOfResult(index)} = ${callCode(call)};`);
}

function nameOfResult(call: number): string {
  return `result${call + 1}`;
}

// By `tools`, since a tool may be named like a global or like one of the constants.
function callCode({ tool, args }: ProgramCall): string {
  const members = args.map(({ name, source }) => `${keyCode(name)}: ${sourceCode(source)}`);
  return `tools${memberCode(tool.name)}(${members.length > 0 ? `{ ${members.join(', ')} }` : '{}'})`;
}

function sourceCode(source: Source): string {
  switch (source.type) {
    case 'literal':
      return JSON.stringify(source.value);
    case 'result':
      return pathCode(nameOfResult(source.call), source.path);
    case 'list':
      return `[${source.items.map(sourceCode).join(', ')}]`;
    case 'record':
      return `{ ${source.members.map(([key, member]) => `${keyCode(key)}: ${sourceCode(member)}`).join(', ')} }`;
    case 'expression': {
      const parts = source.operands.map((operand) =>
        operand.type === 'literal' ? String(operand.value) : `\${${sourceCode(operand)}}`,
      );
      return `\`${expressionText(parts, source.operators)}\``;
    }
  }
}

function keyCode(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : JSON.stringify(key);
}
