// Which workspace package may import which. Arrows point down to core, siblings never import each other, the apps
// join them. `why` is printed with every violation, so it says what would break and where the code belongs instead.

const environments = ['@sca/envs-taubench', '@sca/envs-m3tooleval', '@sca/envs-mcp', '@sca/example-helpdesk'];
const middle = ['@sca/sandbox', '@sca/model', '@sca/agents', '@sca/rl', '@sca/policy', ...environments];

const environment = {
  imports: ['@sca/core'],
  why: 'An environment knows nothing of sandboxes, models or trainers, so that any of them can run it.',
};

/** @type {Record<string, { imports: string[], why: string }>} */
export const layers = {
  '@sca/core': {
    imports: [],
    why: 'Every package rests on core, so whatever core imports is forced upon all of them and upon the browser.',
  },
  '@sca/sandbox': {
    imports: ['@sca/core'],
    why: 'The sandbox judges any task in any environment; it takes environments by reference, never by import.',
  },
  '@sca/model': {
    imports: ['@sca/core'],
    why: "Adapters implement core's Model and know nothing of those who call it.",
  },
  '@sca/agents': {
    imports: ['@sca/core'],
    why: 'Agents get a Model, a Session, a CodeSession factory and a check function as arguments; the runner joins them.',
  },
  '@sca/envs-taubench': environment,
  '@sca/envs-m3tooleval': environment,
  '@sca/envs-mcp': environment,
  '@sca/example-helpdesk': environment,
  '@sca/rl': {
    imports: ['@sca/core'],
    why: 'Training samples are pure functions of trajectories; they must not depend on how those were made.',
  },
  '@sca/policy': {
    imports: ['@sca/core'],
    why: "The reference policy is one more Model; it meets the trainer's files and the agents only in the runner.",
  },
  '@sca/testing': {
    imports: ['@sca/core'],
    why: 'Every package tests with it, so what it imported would make a circle. Tests across packages live in apps/runner.',
  },
  '@sca/runner': {
    imports: ['@sca/core', ...middle, '@sca/viewer'],
    why: 'The runner may join everything except @sca/testing, which is private and only for tests.',
  },
  '@sca/viewer': {
    imports: ['@sca/core', '@sca/sandbox', ...environments],
    why: 'The viewer shows what a run left on disk and replays it; it never calls a model or trains.',
  },
  '@sca/examples': {
    imports: ['@sca/core', ...middle, '@sca/runner'],
    why: 'Examples use what a user can install; @sca/testing is private.',
  },
};

/** What tests and benchmarks may import on top of their package's row. */
export const onlyInTests = ['@sca/testing'];
