import { type JsonObject, messageOf, ScaError } from '@sca/core';
import {
  type Algorithm,
  type ExportFormat,
  type ExportSettings,
  exportFormats,
  formatsFor,
} from '@sca/rl/exporters';
import { suggest } from '../../nearest.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import type { BuildOptions } from './build-options.ts';
import { flagOfSetting } from './export-flags.ts';

/** The format that `--format` names, or the usual one. @throws ScaError `OPTION_INVALID` */
export function resolveFormat(algorithm: Algorithm, name: string | undefined): ExportFormat {
  const formats = formatsFor(algorithm);
  const format = name === undefined ? formats[0] : formats.find((each) => each.name === name);
  if (format) return format;
  const names = formats.map((each) => each.name);
  const other = exportFormats.find((each) => each.name === name);
  const problem = other
    ? `it carries ${Object.keys(other.codecs).join(', ')}, not ${algorithm}. Known for ${algorithm} are ${names.join(', ')}.`
    : `there is no such format. ${suggest(name ?? '', names)}`;
  throw invalid(`format ${escapeText(name ?? '')}`, problem);
}

/**
 * The settings that were given, by their names in `@sca/rl`.
 *
 * @throws ScaError `OPTION_INVALID` where the format has no use for one
 */
export function resolveExportSettings(
  algorithm: Algorithm,
  format: ExportFormat,
  options: BuildOptions,
): Partial<ExportSettings> {
  const given = settingsOf(options);
  const known = Object.keys(format.defaults(options.container ?? format.containers[0], algorithm));
  const unused = Object.keys(given).find((setting) => !known.includes(setting));
  if (unused === undefined) return given;
  const flags = known.map((setting) => `--${flagOfSetting.get(setting)}`);
  const takes = flags.length === 0 ? 'no such options' : flags.join(', ');
  throw invalid(
    flagOfSetting.get(unused) ?? unused,
    `${format.name} has no use for it here; it takes ${takes}.`,
  );
}

function settingsOf(options: BuildOptions): Partial<ExportSettings> {
  const { arguments: argumentsAs, chatTemplateKwargs, ...rest } = options;
  const settings = {
    argumentsAs,
    onInvalidArguments: rest.onInvalidArguments,
    toolsAs: rest.toolsAs,
    onTurnWeights: rest.onTurnWeights,
    onTextWithCalls: rest.onTextWithCalls,
    chatTemplateKwargs: chatTemplateKwargs === undefined ? undefined : parseKwargs(chatTemplateKwargs),
    enableThinking: rest.enableThinking,
    agentName: rest.agentName,
    datasetName: rest.datasetName,
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function parseKwargs(text: string): JsonObject {
  const option = `chat-template-kwargs ${escapeText(text)}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw invalid(option, `it is not JSON: ${messageOf(thrown)}.`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  throw invalid(option, 'give a JSON object, as in \'{"enable_thinking": false}\'.');
}

function invalid(option: string, problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `--${option}: ${problem}`, { details: { option } });
}
