import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trajectoryOf } from '../testing/trajectory-values.test.support.ts';
import { findLines } from './find-lines.ts';
import { hashBytes } from './hash-bytes.ts';
import type { InputProblem } from './input-problem.ts';
import { type ReadGroupsOptions, readTrajectoryGroups } from './read-trajectory-groups.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sca-groups-'));
  path = join(folder, 'rollouts.jsonl');
});
afterAll(() => rmSync(folder, { recursive: true }));

const lineOf = (group: string, id: string, given = {}): string =>
  JSON.stringify(trajectoryOf({ id, group, taskId: `task of ${group}`, ...given }));

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What a file gives: the ids of each group's members, and the problems by line. */
async function read(text: string, options: Partial<ReadGroupsOptions> = {}) {
  writeFileSync(path, text);
  const problems: InputProblem[] = [];
  const groups: [string, string[]][] = [];
  const settings = {
    key: 'group',
    onProblem: (problem: InputProblem) => problems.push(problem),
    ...options,
  } as const;
  for await (const { id, members } of readTrajectoryGroups(path, settings))
    groups.push([id, members.map((member) => member.id)]);
  problems.sort((a, b) => a.line - b.line);
  return { groups, problems, reasons: problems.map(({ line, reason }) => [line, reason]) };
}

describe('readTrajectoryGroups', () => {
  it('gathers the lines of a group from anywhere in the file', async () => {
    const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd e', '日本', '"\\'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(names, fc.constantFrom(1, 1500, 2 ** 20), async (list, batchBytes) => {
        const { groups, problems } = await read(
          list.map((name, index) => `${lineOf(name, `${index}`)}\n`).join(''),
          {
            batchBytes,
          },
        );
        const expected = new Map<string, string[]>();
        for (const [index, name] of list.entries())
          expected.set(name, [...(expected.get(name) ?? []), `${index}`]);
        expect(groups).toEqual([...expected]);
        expect(problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('groups by task where that is asked for', async () => {
    const text = [lineOf('a', '1'), lineOf('b', '2'), lineOf('a', '3')].join('\n');
    expect((await read(text, { key: 'taskId' })).groups).toEqual([
      ['task of a', ['1', '3']],
      ['task of b', ['2']],
    ]);
  });

  it('takes a byte order mark, CRLF, blank lines, spaces and a last line without newline', async () => {
    const text = `\ufeff${lineOf('a', '1')}\r\n\r\n  ${lineOf('a', '2')}\n\n${lineOf('a', '3')}`;
    expect(await read(text)).toMatchObject({ groups: [['a', ['1', '2', '3']]], problems: [] });
  });

  it('takes a group whose name is written with escapes', async () => {
    const escaped = lineOf('agent', '1').replace('"group":"agent"', '"group":"\\u0061gent"');
    expect((await read(`${escaped}\n${lineOf('agent', '2')}\n`)).groups).toEqual([['agent', ['1', '2']]]);
  });

  it('names every line that is no trajectory, and goes on', async () => {
    const lines = [
      lineOf('a', '1'),
      '{"group":"a","schema":',
      '[]',
      lineOf('a', '2').replace('/v1"', '/v2"'),
      JSON.stringify({ ...trajectoryOf({ id: '3', group: 'a' }), reward: undefined }),
      lineOf('a', '4', { reward: 2 }),
      lineOf('a', '5', { messages: [{ role: 'user' }] }),
      lineOf('a', '6').replace('"group":"a"', '"group":"a","group":"b"'),
      lineOf('a', '7', { answer: 'x'.repeat(5000) }),
      '{"schema":"sca.trajectory/v1","gro',
      lineOf('a', '8'),
    ];
    const { groups, reasons, problems } = await read(`${lines.join('\n')}\n`, { maxLineBytes: 4000 });
    expect(groups).toEqual([['a', ['1', '8']]]);
    expect(reasons).toEqual([
      [2, 'not-json'],
      [3, 'malformed'],
      [4, 'other-schema'],
      [5, 'missing-reward'],
      [6, 'malformed'],
      [7, 'malformed'],
      [8, 'malformed'],
      [9, 'line-too-long'],
      [10, 'not-json'],
    ]);
    expect(problems[5]?.detail).toBe('messages[0].content: is missing.');
  });

  it('tells bytes that are no UTF-8 from a replacement character that was written', async () => {
    const [before, after] = lineOf('a', '1', { answer: '#' }).split('#') as [string, string];
    const broken = Buffer.concat([Buffer.from(before), Buffer.from([0xff]), Buffer.from(after)]);
    writeFileSync(
      path,
      Buffer.concat([broken, Buffer.from(`\n${lineOf('a', '2', { answer: '\ufffd' })}\n`)]),
    );
    const problems: InputProblem[] = [];
    const groups = await all(
      readTrajectoryGroups(path, { key: 'group', onProblem: (problem) => problems.push(problem) }),
    );
    expect(groups.map(({ members }) => members.map(({ id }) => id))).toEqual([['2']]);
    expect(problems).toMatchObject([{ line: 1, reason: 'not-utf-8' }]);
  });

  it('keeps groups apart whose names hash alike', async () => {
    const [one, other] = ['group-1ioa1pp', 'group-18f52rw'];
    expect(hashBytes(Buffer.from(one))).toBe(hashBytes(Buffer.from(other)));
    const text = [lineOf(one, '1'), lineOf(other, '2'), lineOf(one, '3')].join('\n');
    expect((await read(text)).groups).toEqual([
      [one, ['1', '3']],
      [other, ['2']],
    ]);
  });

  it('passes over a group that memory should not hold', async () => {
    const text = [lineOf('big', '1'), lineOf('small', '2'), lineOf('big', '3')].join('\n');
    const { groups, reasons } = await read(text, { maxGroupBytes: 1000 });
    expect(groups).toEqual([['small', ['2']]]);
    expect(reasons).toEqual([
      [1, 'group-too-large'],
      [3, 'group-too-large'],
    ]);
  });

  it('fills in what the record has as a default', async () => {
    const messages = [{ role: 'assistant', content: 'x' }];
    writeFileSync(path, lineOf('a', '1', { messages }));
    const [group] = await all(readTrajectoryGroups(path, { key: 'group', onProblem: () => {} }));
    expect(group?.members[0]?.messages).toEqual([{ role: 'assistant', content: 'x', isSampled: true }]);
  });

  it('says how far it is', async () => {
    const told: unknown[] = [];
    const text = [lineOf('a', '1'), lineOf('b', '2'), lineOf('a', '3')].join('\n');
    await read(text, { batchBytes: 1, onProgress: (done) => told.push(done) });
    expect(told).toEqual([
      { lines: 2, ofLines: 3 },
      { lines: 3, ofLines: 3 },
    ]);
  });

  it('stops when it is told to', async () => {
    const text = [lineOf('a', '1'), lineOf('b', '2')].join('\n');
    await expect(read(text, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });

  it('fails by code where there is no file, or where it shrinks meanwhile', async () => {
    const missing = readTrajectoryGroups(join(folder, 'absent'), { key: 'group', onProblem: () => {} });
    await expect(missing.next()).rejects.toMatchObject({ code: 'JSON_LINES_READ_FAILED' });
    writeFileSync(path, [lineOf('a', '1'), lineOf('b', '2')].join('\n'));
    const groups = readTrajectoryGroups(path, { key: 'group', onProblem: () => {}, batchBytes: 1 });
    await groups.next();
    truncateSync(path, 10);
    await expect(groups.next()).rejects.toMatchObject({ code: 'JSON_LINES_READ_FAILED', isRetryable: true });
  });
});

it('finds the lines on which ids stand', async () => {
  writeFileSync(path, [lineOf('a', '1'), 'broken', lineOf('b', '2'), lineOf('c', '1')].join('\n'));
  expect(await findLines(path, new Set(['1', '9']))).toEqual(new Map([['1', [1, 4]]]));
});
