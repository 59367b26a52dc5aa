import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EnvironmentReport, EnvironmentRule } from './check/environment-report.ts';
import { checkEnvironment } from './check-environment.ts';
import { defineEnvironment, type Environment, type EnvironmentDefinition } from './environment.ts';
import { CodeAsTask, completeTask, TaskProposal } from './records/code-as-task.ts';
import { defineTool, type Tool, type ToolDefinition, ToolError } from './tool.ts';
import { withText } from './worded-value.ts';

interface Ticket {
  customer_id: string;
  status: string;
  notes: string[];
}

interface Desk {
  tickets: Record<string, Ticket>;
  customers: Record<string, { name: string; ticket_ids: string[] }>;
}

const desk: Desk = {
  tickets: {
    'T-1': { customer_id: 'C-1', status: 'open', notes: [] },
    'T-2': { customer_id: 'C-2', status: 'open', notes: ['called'] },
    'T-3': { customer_id: 'C-1', status: 'closed', notes: [] },
  },
  customers: {
    'C-1': { name: 'Ann', ticket_ids: ['T-1', 'T-3'] },
    'C-2': { name: 'Bob', ticket_ids: ['T-2'] },
  },
};

function findTicket(state: Desk, id: string): Ticket {
  const ticket = state.tickets[id];
  if (!ticket) throw new ToolError(`There is no ticket ${id}.`);
  return ticket;
}

const ticketInput = z.object({ ticket_id: z.string() });
const getTicket = defineTool({
  name: 'get_ticket',
  description: 'Shows a ticket.',
  effect: 'read',
  input: ticketInput,
  output: z.object({ customer_id: z.string(), status: z.string(), notes: z.array(z.string()) }),
  execute: (state: Desk, { ticket_id }) => findTicket(state, ticket_id),
});
const closeTicket = defineTool({
  name: 'close_ticket',
  description: 'Closes an open ticket of a customer.',
  effect: 'write',
  input: z.object({ ticket_id: z.string(), customer_id: z.string(), note: z.string().optional() }),
  execute(state: Desk, { ticket_id, customer_id, note }) {
    const ticket = findTicket(state, ticket_id);
    if (ticket.customer_id !== customer_id) throw new ToolError('That is the ticket of another customer.');
    if (ticket.status !== 'open') throw new ToolError('The ticket is closed.');
    ticket.status = 'closed';
    if (note) ticket.notes.push(note);
    return ticket;
  },
});

function define(change: Partial<EnvironmentDefinition<Desk>> = {}): Environment<Desk> {
  const definition = { id: 'test/desk', version: '1', tools: [getTicket, closeTicket], initialState: desk };
  return defineEnvironment({ ...definition, ...change });
}

/** The desk with one more tool. */
function withTool<Input extends z.ZodType>(change: Partial<ToolDefinition<Desk, Input>>): Environment<Desk> {
  const tool = {
    name: 'extra',
    description: 'Does something.',
    effect: 'write',
    input: ticketInput,
    ...change,
  };
  return define({ tools: [getTicket, closeTicket, tool as unknown as Tool<Desk>] });
}

function problemsOf({ findings }: EnvironmentReport): Partial<Record<EnvironmentRule, string[]>> {
  const problems: Partial<Record<EnvironmentRule, string[]>> = {};
  for (const { rule, status, text } of findings) {
    if (status === 'problem') problems[rule] = [...(problems[rule] ?? []), text];
  }
  return problems;
}

const options = { callsPerTool: 12 };

describe('an environment in order', () => {
  const report = checkEnvironment(define(), options);

  test('gets one sentence for every rule', () => {
    expect(report.ok).toBe(true);
    expect(
      report.findings.map(({ rule, status, tool }) => `${rule} ${status} ${tool}`),
    ).toMatchInlineSnapshot(`
      [
        "tool-schemas ok null",
        "state-is-json ok null",
        "tasks-fit ok null",
        "tools-return ok null",
        "results-are-json ok null",
        "outputs-match ok null",
        "read-tools-only-read ok null",
        "deterministic ok null",
        "replayable ok null",
        "hostile-input-refused ok null",
      ]
    `);
  });

  test('was called beyond "not found"', () => {
    for (const { accepted, calls } of report.reach) expect([calls, accepted > 0]).toEqual([12, true]);
  });

  test('gets the same report for the same seed', () => {
    expect(checkEnvironment(define(), options)).toEqual(report);
    expect(checkEnvironment(define(), { ...options, seed: 2 }).ok).toBe(true);
  });

  test('may have no tools', () => {
    expect(checkEnvironment(define({ tools: [] }))).toMatchObject({ ok: true, reach: [] });
  });
});

describe('a problem is found where', () => {
  let counter = 0;
  const hidden: string[] = [];
  const cases: { name: string; environment: () => Environment<Desk>; rule: EnvironmentRule; text: RegExp }[] =
    [
      {
        name: 'a tool has no description',
        environment: () => withTool({ description: ' ', execute: () => 1 }),
        rule: 'tool-schemas',
        text: /extra has no description/,
      },
      {
        name: 'the input cannot be JSON Schema',
        environment: () => withTool({ input: z.object({ when: z.date() }), execute: () => 1 }),
        rule: 'tool-schemas',
        text: /extra has an input that JSON Schema cannot express/,
      },
      {
        name: 'the input is no object',
        environment: () => withTool({ input: z.string(), execute: () => 1 }),
        rule: 'tool-schemas',
        text: /extra takes "string"/,
      },
      {
        name: 'the state is no JSON',
        environment: () => define({ initialState: { ...desk, since: new Date(0) } as Desk }),
        rule: 'state-is-json',
        text: /an instance of Date at \/since/,
      },
      {
        name: 'making the state throws',
        environment: () =>
          define({
            initialState: () => {
              throw new Error('no file');
            },
          }),
        rule: 'state-is-json',
        text: /no file/,
      },
      {
        name: 'a tool stores what is no JSON',
        environment: () =>
          withTool({
            execute(state, { ticket_id }) {
              Object.assign(state.tickets, { [ticket_id]: { when: [new Date(0)] } });
            },
          }),
        rule: 'state-is-json',
        text: /After extra was called/,
      },
      {
        name: 'a tool breaks',
        environment: () =>
          withTool({
            execute: (state, { ticket_id }) => state.tickets[ticket_id]?.notes.at(0)?.length.toFixed(101),
          }),
        rule: 'tools-return',
        text: /extra threw RangeError/,
      },
      {
        name: 'a tool is asynchronous',
        environment: () => withTool({ execute: async () => 1 }),
        rule: 'tools-return',
        text: /extra threw TypeError: extra returned a promise/,
      },
      {
        name: 'a result is no JSON',
        environment: () => withTool({ execute: () => ({ total: new Map([[1, 2]]) }) }),
        rule: 'results-are-json',
        text: /an instance of Map at \/total/,
      },
      {
        name: 'a result does not fit the output schema',
        environment: () =>
          withTool({
            output: z.object({ status: z.enum(['open']) }),
            execute: (state, { ticket_id }) => findTicket(state, ticket_id),
          }),
        rule: 'outputs-match',
        text: /extra returned .*status/,
      },
      {
        name: 'a read tool writes',
        environment: () =>
          withTool({
            effect: 'read',
            execute(state, { ticket_id }) {
              findTicket(state, ticket_id).notes.push('read');
            },
          }),
        rule: 'read-tools-only-read',
        text: /extra is declared as read but writes/,
      },
      {
        name: 'a read tool writes and hides it',
        environment: () =>
          withTool({
            effect: 'read',
            execute(state, { ticket_id }) {
              try {
                findTicket(state, ticket_id).notes.sort().push('read');
              } catch {
                return 'nothing happened';
              }
            },
          }),
        rule: 'read-tools-only-read',
        text: /extra is declared as read but writes/,
      },
      {
        name: 'a result depends on chance',
        environment: () => withTool({ execute: () => Math.random() }),
        rule: 'deterministic',
        text: /extra gave .* and .* for the same calls/,
      },
      {
        name: 'a result depends on the clock',
        environment: () => withTool({ execute: () => new Date().getFullYear() }),
        rule: 'deterministic',
        text: /extra gave/,
      },
      {
        name: 'a tool keeps a state of its own',
        environment: () =>
          withTool({
            execute() {
              hidden.push('x');
              return hidden.length;
            },
          }),
        rule: 'deterministic',
        text: /extra gave/,
      },
      {
        name: 'words depend on when they are read',
        environment: () =>
          withTool({ execute: (state) => withText(1, () => `${state.tickets['T-1']?.status} ${counter++}`) }),
        rule: 'deterministic',
        text: /extra words its result differently/,
      },
      {
        name: 'the state depends on chance',
        environment: () =>
          withTool({
            execute(state) {
              Object.assign(state, { dice: Math.random() });
            },
          }),
        rule: 'replayable',
        text: /extra left another state/,
      },
      {
        name: 'hostile ids are found',
        environment: () =>
          withTool({
            effect: 'read',
            execute(_state, { ticket_id }) {
              const table: Record<string, unknown> = { 'T-1': 1, 'T-2': 2, 'T-3': 3 };
              if (!table[ticket_id]) throw new ToolError('no such ticket');
              return 'found';
            },
          }),
        rule: 'hostile-input-refused',
        text: /extra takes "__proto__" as ticket_id/,
      },
      {
        name: 'a call pollutes what all objects share',
        environment: () =>
          withTool({
            execute(_state, { ticket_id }) {
              const table: Record<string, Record<string, boolean>> = {};
              const found = table[ticket_id];
              if (!found) throw new ToolError('no such ticket');
              found.polluted = true;
            },
          }),
        rule: 'hostile-input-refused',
        text: /added "polluted" to what all objects share/,
      },
      {
        name: 'a task belongs elsewhere',
        environment: () =>
          define({ tasks: () => [{ ...task(), environment: { ...task().environment, version: '9' } }] }),
        rule: 'tasks-fit',
        text: /Task 1 belongs to .*"version":"9"/,
      },
      {
        name: 'a task was changed after it got its id',
        environment: () => define({ tasks: () => [task(), { ...task(), instruction: 'Other.' }] }),
        rule: 'tasks-fit',
        text: /Task 2 has the id/,
      },
      {
        name: 'a task is not well-formed',
        environment: () => define({ tasks: () => [{ ...task(), verify: '' }] }),
        rule: 'tasks-fit',
        text: /Task 1 is not well-formed: verify/,
      },
      {
        name: 'starting points are no JSON',
        environment: () => define({ starts: () => [{ from: new Date(0) } as never] }),
        rule: 'tasks-fit',
        text: /starting points hold an instance of Date at \/0\/from/,
      },
    ];

  function task(): CodeAsTask {
    const failures = [{ code: 'return 1;' }];
    const proposal = {
      environment: { id: 'test/desk' },
      instruction: 'Do.',
      verify: 'v',
      solution: 's',
      failures,
    };
    return CodeAsTask.parse(completeTask(TaskProposal.parse(proposal), define()));
  }

  test('tasks are in order', () => {
    expect(
      problemsOf(checkEnvironment(define({ tasks: () => [task()], starts: () => ['C-1'] }), options)),
    ).toEqual({});
  });

  test.each(cases)('$name', ({ environment, rule, text }) => {
    const report = checkEnvironment(environment(), options);
    expect(report.ok).toBe(false);
    expect(problemsOf(report)[rule]?.join('\n')).toMatch(text);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('nothing else is blamed for it', () => {
    // A result that is no JSON is thrown away by the call as well, so more than one rule tells.
    const alone: EnvironmentRule[] = ['outputs-match', 'tasks-fit', 'tool-schemas'];
    for (const { environment, rule } of cases.filter((each) => alone.includes(each.rule))) {
      expect(Object.keys(problemsOf(checkEnvironment(environment(), options)))).toEqual([rule]);
    }
  });

  test('there is no state, and the other rules are skipped', () => {
    const { findings } = checkEnvironment(define({ initialState: () => null as never }), options);
    expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(['ok', 'problem', 'skipped']));
    expect(findings.find(({ rule }) => rule === 'deterministic')?.status).toBe('skipped');
  });
});
