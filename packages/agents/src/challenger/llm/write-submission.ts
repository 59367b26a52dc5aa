import type { Exemplar } from './exemplar.ts';

/** A task in the tagged form in which challengers hand tasks in. */
export function writeSubmission({ instruction, verify, solution, failures }: Exemplar): string {
  return [
    part('instruction', instruction),
    part('verify', verify),
    part('solution', solution),
    ...failures.map(({ code, why }) => part('failure', code, why)),
  ].join('\n');
}

function part(tag: string, body: string, why?: string): string {
  const attribute = why === undefined ? '' : ` why="${why.replaceAll('"', "'")}"`;
  return `<${tag}${attribute}>\n${body.trim()}\n</${tag}>`;
}
