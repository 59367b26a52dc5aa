import type { Json, JsonObject, Message } from '@sca/core';
import type { ColumnType } from './column-type.ts';
import type { ExportSettings, TrainerRecord } from './export-format.ts';
import { unwrapTools, wrapTools } from './tool-schemas.ts';
import { fromWireMessages, type WireMessage } from './wire-messages.ts';

/** The members of a record that tools and template options go into; none where there are none. */
export function toolMembers(
  tools: readonly Json[],
  { toolsAs }: Pick<ExportSettings, 'toolsAs'>,
): { tools?: Json } {
  if (tools.length === 0) return {};
  const wrapped = wrapTools(tools);
  return { tools: toolsAs === 'json-string' ? JSON.stringify(wrapped) : wrapped };
}

/** Tools of a record, however they were written. */
export function readTools(tools: Json | undefined): Json[] {
  const list = typeof tools === 'string' ? (JSON.parse(tools) as Json) : (tools ?? []);
  return unwrapTools(list as readonly Json[]);
}

/** Options for the chat template, as TRL reads them from a row. */
export function templateMembers({ chatTemplateKwargs }: ExportSettings): {
  chat_template_kwargs?: JsonObject;
} {
  return chatTemplateKwargs === null ? {} : { chat_template_kwargs: chatTemplateKwargs };
}

/** Messages of a record's column. */
export function readMessages(record: TrainerRecord, column: string): Message[] {
  return fromWireMessages((record[column] ?? []) as unknown as WireMessage[]);
}

/** The type of a column of tools. */
export function toolsColumn({ toolsAs }: Pick<ExportSettings, 'toolsAs'>): ColumnType | 'infer' {
  return toolsAs === 'json-string' ? 'string' : 'infer';
}

/** The columns of {@link templateMembers}. */
export function templateColumns(settings: ExportSettings): Record<string, 'infer'> {
  return settings.chatTemplateKwargs === null ? {} : { chat_template_kwargs: 'infer' };
}
