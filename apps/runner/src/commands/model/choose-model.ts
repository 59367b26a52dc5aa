import { ScaError } from '@sca/core';
import type { ModelConfigInput } from '@sca/model';
import { suggest } from '../../nearest.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import type { ModelOptions } from './model-options.ts';
import { readModels } from './read-models.ts';

/**
 * The model that a command line names: an endpoint, or one of a configuration.
 *
 * @throws ScaError `OPTION_INVALID`, `CONFIG_UNREADABLE`, `MODEL_CONFIG_INVALID`, `MODEL_UNKNOWN`
 */
export async function chooseModel(
  name: string | undefined,
  options: ModelOptions,
  cwd: string,
): Promise<ModelConfigInput> {
  const { baseUrl, model, apiKeyEnv } = options;
  const isEndpoint = baseUrl !== undefined || model !== undefined || apiKeyEnv !== undefined;
  if (!isEndpoint) return configured(name, options, cwd);
  if (name !== undefined)
    throw invalid('Give the name of a configured model, or --base-url and --model, not both.');
  if (model === undefined) throw invalid('--base-url needs --model: the name of the model there.');
  return { model, ...(baseUrl !== undefined && { baseUrl }), ...(apiKeyEnv !== undefined && { apiKeyEnv }) };
}

async function configured(
  name: string | undefined,
  { config }: ModelOptions,
  cwd: string,
): Promise<ModelConfigInput> {
  const models = await readModels(config, cwd);
  const names = Object.keys(models);
  if (name === undefined) throw invalid(`Name one of the configured models: ${names.join(', ')}.`);
  const found = Object.hasOwn(models, name) ? models[name] : undefined;
  if (found) return found;
  const sentence = `No model is named ${escapeText(name)}. ${suggest(name, names)}`;
  throw new ScaError('MODEL_UNKNOWN', sentence, { details: { name, names } });
}

function invalid(sentence: string): ScaError {
  return new ScaError('OPTION_INVALID', sentence);
}
