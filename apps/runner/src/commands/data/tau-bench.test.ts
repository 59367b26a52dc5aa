import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { zipOf } from '../../testing/archives.ts';
import { createDataFixture } from '../../testing/data-fixture.ts';
import { madeUpTauBench } from '../../testing/made-up-tau-bench.ts';
import { officialTauBench } from '../../testing/official-checkout.ts';
import { hasOfficialData, officialFolder } from '../../testing/official-folder.ts';

const FOLDER = 'tau_bench';
const ROOT = 'tau-bench-59a200c6d575d595120f1cb70fea53cef0632f6b';
vi.setConfig({ testTimeout: 120_000 });
const isOfficial = hasOfficialData('tau-bench');
const fixture = createDataFixture();
afterAll(() => fixture[Symbol.asyncDispose]());

it('is made from an archive behind a URL, and found not to be the pinned version', async () => {
  const inFolder = Object.entries(madeUpTauBench).map(([path, text]) => [`${FOLDER}/${path}`, text]);
  const url = await fixture.serve('/tau-bench.zip', zipOf(ROOT, Object.fromEntries(inFolder)));
  const { exitCode, stderr } = await fixture.sca(
    'data',
    'pull',
    'tau-bench',
    '--from',
    url,
    '--data',
    'made',
  );
  expect(stderr).toContain('Not as pinned: prompts.json, retail/users.json');
  expect(exitCode).toBe(1);
  expectWhatPythonHas((name) => readFileSync(join(fixture.root, 'made/tau-bench', name), 'utf8'));
});

/** Copies to the byte; the rest as Python has it, with placeholders in prompts. */
function expectWhatPythonHas(read: (name: string) => string): void {
  expect(read('retail/orders.json')).toBe(madeUpTauBench['envs/retail/data/orders.json']);
  expect(read('airline/policy.md')).toBe('# An airline of one plane\n');
  expect(read('retail/rules.json')).toBe('[\n "Be kind.",\n "Be – brief."\n]\n');
  expect(read('retail/tasks-test.json')).toContain('"digits": 2.0');
  expect(JSON.parse(read('airline/tools.json')).map((tool: { type: string }) => tool.type)).toEqual(
    Array(14).fill('function'),
  );
  const system = "\nRules:\n- One line at a time.\n- Say '###STOP###' when you are done.";
  const prompts = JSON.parse(read('prompts.json'));
  expect(prompts).toMatchObject({
    greeting: 'Quack?',
    stop: '###STOP###',
    user: {
      llm: {
        system: `You are a duck.\n\nInstruction: {instruction}\n${system}`,
        systemWithoutInstruction: `You are a duck.${system}`,
      },
    },
    supervisor: { verify: 'Is it right?\n\n# Transcript:\n{transcript}\n\n# Response:\n{response}\n' },
    transcriptRoles: { user: 'Customer', assistant: 'Agent' },
    agent: { act: { system: '{policy}\n#Available tools\n{toolsJson}\n# Instruction\nAct.\n' } },
  });
}

it('is verified by random calls: they agree but where upstream does something else', async () => {
  const files = isOfficial ? officialTauBench(officialFolder) : madeUpTauBench;
  const path = 'envs/retail/tools/__init__.py';
  const drifted = (files[path] ?? '').replace('"cancelled"', '"canceled"');
  const from = fixture.writeCheckout('drifted', FOLDER, { ...files, [path]: drifted });
  const verify = ['data', 'verify', 'tau-bench', '--from', from, '--calls', '240'];
  const { exitCode, stdout, stderr } = await fixture.sca(...verify);
  expect(stderr).toMatch(isOfficial ? /^Every file is as pinned\.$/m : /^Not as pinned: prompts\.json/m);
  const [retail = '', airline = ''] = stdout.split('taubench/airline\n');
  expect(airline).toMatch(/^episode +15 +15$/m);
  expect(retail).toMatch(/^taubench\/retail$/m);
  const fields = [...retail.matchAll(/^line \d+, episode: (?:step \d+, )?(.*)$/gm)].map(([, field]) => field);
  expect(fields).toContain('cancel_pending_order');
  expect(fields).toContain('db_digest');
  expect(fields.join()).toMatch(
    /^(cancel_pending_order|get_order_details|modify_pending_order_address|db_digest|,)+$/,
  );
  expect(exitCode).toBe(1);
});

it.skipIf(!isOfficial)('is found whole where it lies as pinned', async () => {
  const { exitCode, stdout } = await fixture.sca('data', 'check', 'tau-bench', '--data', officialFolder);
  expect(stdout.match(/ ok$/gm)).toHaveLength(17);
  expect(exitCode).toBe(0);
});
