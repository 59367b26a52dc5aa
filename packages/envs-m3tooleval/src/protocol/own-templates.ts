import type { ActionMode } from './action-mode.ts';
import type { PromptTemplate, PromptTemplates } from './prompt-template.ts';

const ACTION: Readonly<Record<ActionMode, string>> = {
  text: `To use a tool, write its name and its arguments with commas between them. Put an argument that holds a comma in double quotes.
One tool at a time. For example:

Thought: First I need to look this up.
Action: tool_name, first argument, 2 End Action`,
  json: `To use a tool, write a JSON object with "tool", the tool's name, and "args", the list of its arguments.
One tool at a time. For example:

Thought: First I need to look this up.
Action: {"tool": "tool_name", "args": ["first argument", 2]} End Action`,
  code: `To use tools, write JavaScript. Each tool is a function that takes one object with its parameters by name; a
parameter written with * takes an array. Variables stay from one action to the next. There is no clock and no
network. Only what you print with console.log is shown to you. For example:

Thought: First I need to look this up.
Action:
const found = tool_name({ first: 'argument', second: 2 });
console.log(found);
End Action`,
};

function templateOf(mode: ActionMode): PromptTemplate {
  return {
    beforeTools: 'Solve the task below with these tools:\n\n',
    beforeInstruction: `\n\n${ACTION[mode]}\n\nWrite either an action or an answer each time, never both. When you know the answer, write nothing but the answer itself behind the word:\n\nAnswer: 42\n\nTask: `,
    afterInstruction: '\n',
  };
}

/** The project's own wording. Code is JavaScript here. */
export const ownTemplates: PromptTemplates = new Map(
  (['text', 'json', 'code'] as const).map((mode) => [mode, templateOf(mode)]),
);
