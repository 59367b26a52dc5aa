import { createChecker } from '@sca/sandbox';

// The checker's threads load the environment for themselves, so it is named and not handed over.
const environment = { module: new URL('./01-define-environment.ts', import.meta.url).href, export: 'todo' };

const task = {
  environment: { id: 'todo' },
  instruction: 'The plants are watered. Tick that off, and nothing else.',
  solution: `finish_todo({ title: 'Water the plants' });`,
  verify: `
    function verify() {
      const todos = list_todos({});
      return todos['Water the plants'] === 'done' && todos['Call Mina'] === 'open';
    }`,
  failures: [
    {
      code: `for (const title of Object.keys(list_todos({}))) finish_todo({ title });`,
      why: 'Ticks off all.',
    },
    { code: `finish_todo({ title: 'Call Mina' });`, why: 'Ticks off the wrong one.' },
    { code: `return 'done';`, why: 'Says it and does not do it.' },
  ],
};

// An agent would be rewarded for ticking off everything.
const careless = {
  ...task,
  verify: `function verify() { return list_todos({})['Water the plants'] === 'done'; }`,
};

const checker = createChecker({ environment, workers: 1 });
for await (const { kept, reason, detail } of checker.checkAll([task, careless])) {
  console.log(kept ? 'kept' : `lost: ${reason}. ${detail}`);
}
await checker.close();
