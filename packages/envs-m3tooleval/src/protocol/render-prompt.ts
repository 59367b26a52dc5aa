import type { PromptTemplate } from './prompt-template.ts';

/** A tool as a prompt shows it. */
export interface DescribedTool {
  readonly name: string;
  readonly description: string;
  readonly signature: string;
}

/** What a prompt is filled with. */
export interface PromptContent {
  readonly tools: readonly DescribedTool[];
  readonly instruction: string;
}

export function renderPrompt(template: PromptTemplate, { tools, instruction }: PromptContent): string {
  const { beforeTools, beforeInstruction, afterInstruction } = template;
  return beforeTools + renderTools(tools) + beforeInstruction + instruction + afterInstruction;
}

/** Tools numbered from 1, each with its description and signature. */
export function renderTools(tools: readonly DescribedTool[]): string {
  return tools
    .map(
      ({ name, description, signature }, index) =>
        `[${index + 1}] ${name}: ${description}\n    Signature: ${signature}`,
    )
    .join('\n');
}
