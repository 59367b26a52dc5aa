import { DOMAINS, type DomainName } from '../domain.ts';
import type { PythonDict, PythonValue } from '../python/python-value.ts';
import type { TauAction, TauTask } from '../tau-task.ts';

/** An attempt at a task that almost gets it right. */
export interface NearMiss {
  readonly actions: readonly TauAction[];
  readonly outputs: readonly string[];
  /** What is wrong with it. */
  readonly why: string;
}

/** Attempts that leave out the last thing, or get one detail of it wrong. Two or more for each own task. */
export function nearMisses(domain: DomainName, { actions, outputs }: TauTask): NearMiss[] {
  const isWrite = writesOf(domain);
  const last = actions.findLastIndex(({ name }) => isWrite.has(name));
  const misses: NearMiss[] = [];
  if (last >= 0) {
    misses.push({ actions: actions.toSpliced(last, 1), outputs, why: 'The last change is left out.' });
    const changed = withOtherText(actions[last] as TauAction);
    if (changed)
      misses.push({
        actions: actions.with(last, changed),
        outputs,
        why: 'A detail of the last change is wrong.',
      });
  }
  if (outputs.length > 0) {
    misses.push({ actions, outputs: outputs.slice(0, -1), why: 'The last thing to say is left out.' });
    misses.push({
      actions,
      outputs: outputs.map((text) => `${text.slice(0, -1)}~`),
      why: 'What is said is wrong.',
    });
  }
  return misses;
}

function writesOf(domain: DomainName): Set<string> {
  return new Set(DOMAINS[domain].tools.filter(({ effect }) => effect === 'write').map(({ name }) => name));
}

/** What a caller may get wrong, with another value that the tool takes as well or refuses. */
const OTHER: Readonly<Record<string, (value: PythonValue) => PythonValue>> = {
  reason: (reason) => (reason === 'no longer needed' ? 'ordered by mistake' : 'no longer needed'),
  address1: (line) => `${line} B`,
  insurance: (insurance) => (insurance === 'yes' ? 'no' : 'yes'),
  amount: (amount) => (amount as number) + 50,
  total_baggages: (total) => (total as number) + 1,
  passengers: (passengers) => (passengers as PythonDict[]).map((each) => ({ ...each, dob: '1999-12-31' })),
  payment_method_id: () => 'gift_card_0000000',
  item_ids: (ids) => (ids as string[]).slice(1),
  payment_id: () => 'gift_card_0000000',
  reservation_id: () => 'AAAAAA',
};

function withOtherText({ name, arguments: args }: TauAction): TauAction | undefined {
  const key = Object.keys(OTHER).find((each) => Object.hasOwn(args, each));
  if (key === undefined) return undefined;
  return { name, arguments: { ...args, [key]: OTHER[key]?.(args[key] as PythonValue) as PythonValue } };
}
