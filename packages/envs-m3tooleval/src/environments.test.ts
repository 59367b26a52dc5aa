import { type Environment, startSession } from '@sca/core';
import { testEnvironment } from '@sca/testing';
import { describe, expect, it } from 'vitest';
import * as factories from './environments.ts';
import { environmentReferences } from './environments.ts';
import { SUITE_IDS } from './suite-name.ts';
import { hasOfficialData, officialFolder } from './testing/official-folder.ts';
import { runGuestCode, runVerify } from './testing/run-guest-code.ts';

const { environmentReferences: _references, ...create } = factories;
const own = await Promise.all(Object.values(create).map((factory) => factory()));
const ownUpstream = await Promise.all(
  Object.values(create).map((factory) => factory({ compat: 'upstream' })),
);
const official = hasOfficialData
  ? await Promise.all(
      Object.values(create).map((factory) => factory({ world: 'official', dataDir: officialFolder })),
    )
  : [];

for (const environment of [...own, ...official])
  testEnvironment(`${environment.id}, ${environment.world} world`, () => environment);

describe.each(own.map((environment) => [environment.id, environment] as const))(
  'own tasks of %s',
  (id, environment) => {
    const tasks = environment.tasks();
    const upstream = ownUpstream.find((each) => each.id === id) as Environment;

    it('are fourteen or more, each with a name of its own', () => {
      expect(tasks.length).toBeGreaterThanOrEqual(14);
      expect(new Set(tasks.map(({ provenance }) => provenance.name)).size).toBe(tasks.length);
      expect(new Set(tasks.map(({ instruction }) => instruction)).size).toBe(tasks.length);
    });

    it.each(tasks.map((task) => [task.provenance.name, task] as const))('%s', (_name, task) => {
      expect(runVerify(task.verify, runGuestCode(environment, task.solution))).toBe(true);
      expect(runVerify(task.verify, task.provenance.expected)).toBe(true);
      for (const nothing of [undefined, null, '', 0, true, [], {}])
        expect(runVerify(task.verify, nothing)).toBe(false);
      expect(task.failures.length).toBeGreaterThanOrEqual(2);
      for (const { code, why } of task.failures) {
        let answer: unknown;
        try {
          answer = runGuestCode(environment, code);
        } catch {
          continue; // What throws leaves nothing to accept.
        }
        expect(runVerify(task.verify, answer), why).toBe(false);
      }
    });

    it('are solved in the same way under upstream rules', () => {
      for (const task of upstream.tasks()) {
        expect(runVerify(task.verify, runGuestCode(upstream, task.solution)), task.instruction).toBe(true);
      }
    });
  },
);

describe.skipIf(!hasOfficialData)('official tasks', () => {
  it('are 48 and 34, and their own expectations pass', () => {
    const tasks = official.flatMap((environment) => environment.tasks());
    expect(tasks).toHaveLength(82);
    for (const task of tasks) {
      expect(runVerify(task.verify, task.provenance.expected)).toBe(true);
      expect(runVerify(task.verify, 'something else')).toBe(false);
      expect(task.failures).toEqual([]);
    }
  });

  it('have the same tools as the official texts', () => {
    for (const environment of official) expect(environment.tools).toHaveLength(6);
  });
});

describe('references', () => {
  it('load by group', async () => {
    const references = environmentReferences('m3tooleval/calculation', { compat: 'upstream' });
    expect(references).toHaveLength(4);
    for (const { module, export: name = '', options } of references) {
      const loaded: Record<string, (options: unknown) => Promise<Environment>> = await import(module);
      expect((await loaded[name]?.(options))?.version).toBe('1.0.0-upstream');
    }
  });

  it('are refused for an unknown id', () => {
    expect(() => environmentReferences('m3tooleval/chess')).toThrow(
      expect.objectContaining({ code: 'ENVIRONMENT_UNKNOWN' }),
    );
  });

  it('cover every suite', () => {
    expect(own.map(({ id }) => id).sort()).toEqual(Object.values(SUITE_IDS).sort());
  });
});

describe('the own website', () => {
  const environment = own.find(({ id }) => id === SUITE_IDS.web_browsing) as Environment;
  const { pages } = environment.initialState as { pages: Record<string, string> };

  it('has more than forty pages, all of which links reach', () => {
    const reached = new Set(['/']);
    for (const name of reached)
      for (const [, url = ''] of (pages[name] ?? '').matchAll(/\[Clickable '([^']*)'\]/g)) reached.add(url);
    expect([...reached].sort()).toEqual(Object.keys(pages).sort());
    expect(reached.size).toBeGreaterThan(40);
  });

  it('is left as it was by another session', () => {
    const session = startSession(environment);
    session.call('click_url', { url: '/seeds' });
    expect(startSession(environment).call('view', {}).text).toContain('[Web Page Name: /]');
  });
});
