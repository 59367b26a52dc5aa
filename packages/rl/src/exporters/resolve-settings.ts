import { ScaError } from '@sca/core';
import type { Algorithm, Container, ExportFormat, ExportSettings } from './export-format.ts';

/** What settings that a format does not read are set to. */
const UNREAD: ExportSettings = {
  argumentsAs: 'string',
  onInvalidArguments: 'skip-record',
  toolsAs: 'array',
  onTurnWeights: 'refuse',
  onTextWithCalls: 'refuse',
  chatTemplateKwargs: null,
  enableThinking: null,
  agentName: '',
  datasetName: '',
};

const CHOICES: { readonly [Name in keyof ExportSettings]?: readonly string[] } = {
  argumentsAs: ['string', 'object'],
  onInvalidArguments: ['skip-record', 'keep-string', 'error'],
  toolsAs: ['array', 'json-string'],
  onTurnWeights: ['refuse', 'ignore'],
  onTextWithCalls: ['refuse', 'drop-text'],
};

/** Where rows go and what of the format is settled otherwise than usual. */
export interface SettingsRequest {
  readonly format: ExportFormat;
  readonly algorithm: Algorithm;
  readonly container: Container;
  readonly given: Partial<ExportSettings>;
}

/** The settings of the format that mean something for an algorithm and a kind of file, with their values. */
export function usedSettings({
  format,
  algorithm,
  container,
  given,
}: SettingsRequest): Partial<ExportSettings> {
  return { ...format.defaults(container, algorithm), ...given };
}

/** @throws ScaError `OPTION_INVALID` for a setting that the format does not read, or a value that it cannot have. */
export function resolveSettings(request: SettingsRequest): ExportSettings {
  const { format, algorithm, container, given } = request;
  const known = Object.keys(format.defaults(container, algorithm));
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) {
      const list = known.length === 0 ? 'It takes no settings' : `It takes ${known.join(', ')}`;
      throw invalid(name, `${format.name} has no use for ${name} here. ${list}.`);
    }
    const choices = CHOICES[name as keyof ExportSettings];
    if (choices && !choices.includes(String(value)))
      throw invalid(name, `${name} is ${String(value)}; it takes ${choices.join(', ')}.`);
  }
  if (container === 'parquet' && given.argumentsAs === 'object')
    throw invalid(
      'argumentsAs',
      'A parquet column has one type for the arguments of all tools: they are text there. Take jsonl for objects.',
    );
  return { ...UNREAD, ...usedSettings(request) };
}

/** @throws ScaError `OPTION_INVALID` where the format does not carry the algorithm or is not written in such files. */
export function requireContainer(format: ExportFormat, algorithm: Algorithm, container: Container): void {
  if (format.codecs[algorithm] === undefined) {
    const carried = Object.keys(format.codecs).join(', ');
    throw invalid('format', `${format.name} does not carry rows of ${algorithm}; it carries ${carried}.`);
  }
  if (!format.containers.includes(container))
    throw invalid(
      'container',
      `${format.name} is read from ${format.containers.join(' or ')}, not ${container}.`,
    );
}

function invalid(option: string, message: string): ScaError {
  return new ScaError('OPTION_INVALID', message, { details: { option } });
}
