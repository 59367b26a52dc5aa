import { loadEnvironment } from '@sca/core/node';
import { createChecker } from '@sca/sandbox';
import { describe, expect, it } from 'vitest';
import { environments } from '../environments.ts';
import { exemplars } from './exemplars.ts';

it('are there for every environment that is known', () => {
  expect([...exemplars.keys()].sort()).toEqual([...environments.keys()].sort());
});

/** Ids, dates, addresses, sequences and paths: words that name a record. */
function namesIn(text: string): string[] {
  const words = text.match(/[#\w@./-]+/g) ?? [];
  return words
    .map((word) => word.replace(/[./-]+$/, ''))
    .filter((word) => word.length > 4 && (/\d/.test(word) || /^[A-Z]+$/.test(word) || /^\/.*\//.test(word)));
}

describe.each([...exemplars])('the exemplar of %s', (id, exemplar) => {
  const openReference = async () => {
    const reference = await environments.get(id)?.();
    if (!reference) throw new Error(`there is no environment ${id}`);
    return reference;
  };

  it('passes the strict check', async () => {
    await using checker = createChecker({ environment: await openReference(), mode: 'strict', workers: 1 });
    const verdict = await checker.check({ environment: { id }, ...exemplar });
    expect(verdict).toMatchObject({ detail: '', reason: null, kept: true });
    expect(exemplar.failures.length).toBeGreaterThanOrEqual(3);
  });

  it('is about nothing that a test task is about', async () => {
    const tasks = (await loadEnvironment(await openReference())).tasks();
    const tested = new Set(
      tasks.flatMap(({ instruction, solution }) => namesIn(`${instruction}\n${solution}`)),
    );
    const { instruction, solution, verify } = exemplar;
    const named = namesIn([instruction, solution, verify].join('\n'));
    expect(named.filter((name) => tested.has(name))).toEqual([]);
    expect(tasks.map((task) => task.instruction)).not.toContain(instruction);
  });
});
