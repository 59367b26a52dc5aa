import { defineEnvironment, defineTool, startSession, ToolError } from '@sca/core';
import { z } from 'zod';

interface TodoState {
  todos: Record<string, 'open' | 'done'>;
}

const listTodos = defineTool({
  name: 'list_todos',
  description: 'Lists all todos with their status.',
  effect: 'read',
  input: z.object({}),
  execute: (state: TodoState) => state.todos,
});

const finishTodo = defineTool({
  name: 'finish_todo',
  description: 'Marks a todo as done.',
  effect: 'write',
  input: z.object({ title: z.string() }),
  execute(state: TodoState, { title }) {
    if (!Object.hasOwn(state.todos, title)) throw new ToolError(`There is no todo "${title}".`);
    state.todos[title] = 'done';
    return state.todos;
  },
});

const tools = [listTodos, finishTodo];
const initialState: TodoState = { todos: { 'Water the plants': 'open', 'Call Mina': 'open' } };
export const todo = defineEnvironment({ id: 'todo', version: '1', tools, initialState });

// Only where this file is the program: whoever loads the environment gets no output.
if (process.argv[1] === import.meta.filename) {
  const session = startSession(todo);
  console.log(session.call('finish_todo', { title: 'Water the plants' }).text);
  console.log(session.call('finish_todo', { title: 'Water the cat' }).text);
  console.log(session.diff());
}
