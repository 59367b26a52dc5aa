import type { Container, ExportSettings } from '../export-format.ts';

/**
 * What TRL's chat templates want: arguments as an object. A parquet column has one type for the arguments of all
 * tools, so there they are text.
 */
export function trlConversationDefaults(container: Container): Partial<ExportSettings> {
  return {
    argumentsAs: container === 'jsonl' ? 'object' : 'string',
    onInvalidArguments: 'skip-record',
    toolsAs: container === 'jsonl' ? 'array' : 'json-string',
    chatTemplateKwargs: null,
  };
}
