import { gapPattern, labelPattern, linkPattern, type Path, type PathStep, type Pick } from './path.ts';

/** JavaScript that follows a path from the value of an expression. */
export function pathCode(expression: string, path: Path): string {
  return path.reduce(stepCode, expression);
}

function stepCode(code: string, step: PathStep): string {
  switch (step.type) {
    case 'field':
      return code + memberCode(step.key);
    case 'item':
      return itemCode(code, step.pick);
    case 'entry':
      return `${entryCode(`Object.entries(${code})`, step.pick)}[${step.take === 'key' ? 0 : 1}]`;
    case 'label':
      return matchCode(code, labelPattern(step.label));
    case 'link':
      return matchCode(code, linkPattern(step.label));
    case 'gap':
      return matchCode(code, gapPattern(step));
    case 'pluck':
      return `${code}.map((each) => each${memberCode(step.key)})`;
    case 'entries':
      return `Object.entries(${code}).flat()`;
    case 'count':
      return `${code}.length`;
  }
}

function itemCode(code: string, pick: Pick): string {
  if (pick.by === 'position') return positionCode(code, pick.index);
  const member = memberCode(pick.key);
  if (pick.by === 'member') return `${code}.find((each) => each${member} === ${JSON.stringify(pick.value)})`;
  const sign = pick.by === 'lowest' ? '<' : '>';
  return `${code}.reduce((best, each) => (each${member} ${sign} best${member} ? each : best))`;
}

function entryCode(code: string, pick: Pick): string {
  if (pick.by === 'position') return positionCode(code, pick.index);
  const member = memberCode(pick.key);
  if (pick.by === 'member')
    return `${code}.find(([, each]) => each${member} === ${JSON.stringify(pick.value)})`;
  const sign = pick.by === 'lowest' ? '<' : '>';
  return `${code}.reduce((best, each) => (each[1]${member} ${sign} best[1]${member} ? each : best))`;
}

function positionCode(code: string, index: number): string {
  return index < 0 ? `${code}.at(${index})` : `${code}[${index}]`;
}

function matchCode(code: string, { source, flags }: RegExp): string {
  return `${code}.match(/${source}/${flags})[1]`;
}

/** `.key`, or `["key"]` where the key is no identifier. */
export function memberCode(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
