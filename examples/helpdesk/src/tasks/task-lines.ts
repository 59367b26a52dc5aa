import { completeTask, TaskProposal } from '@sca/core';
import { helpdesk } from '../helpdesk.ts';
import { brokenTasks } from './broken-tasks.ts';
import { readingTasks } from './reading-tasks.ts';
import { runawayTasks } from './runaway-tasks.ts';
import { sweepingTasks } from './sweeping-tasks.ts';
import { weakTasks } from './weak-tasks.ts';
import { writingTasks } from './writing-tasks.ts';

/** The content of tasks.jsonl: the good tasks first. Those that only read are written out as complete records. */
export function taskLines(): string {
  const complete = readingTasks.map((task) => completeTask(TaskProposal.parse(task), helpdesk));
  const tasks = [
    ...complete,
    ...writingTasks,
    ...sweepingTasks,
    ...brokenTasks,
    ...weakTasks,
    ...runawayTasks,
  ];
  return tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
}
