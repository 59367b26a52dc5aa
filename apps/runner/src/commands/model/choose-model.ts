import { ScaError } from '@sca/core';
import type { ModelConfigInput } from '@sca/model';
import { suggest } from '../../nearest.ts';
import { escapeText } from '../../terminal/escape-text.ts';
import type { ModelOptions } from './model-options.ts';
import { readModels } from './read-models.ts';
import { type Reliance, relianceOf } from './reliance.ts';

/** The model that is asked, and what it is relied on for. */
export interface ChosenModel {
  readonly config: ModelConfigInput;
  readonly reliance: Reliance;
}

/**
 * The model that a command line names: an endpoint, or one of a configuration.
 *
 * @throws ScaError `OPTION_INVALID`, `CONFIG_UNREADABLE`, `MODEL_CONFIG_INVALID`, `MODEL_UNKNOWN`
 */
export async function chooseModel(
  name: string | undefined,
  options: ModelOptions,
  cwd: string,
): Promise<ChosenModel> {
  const { baseUrl, model, apiKeyEnv } = options;
  const isEndpoint = baseUrl !== undefined || model !== undefined || apiKeyEnv !== undefined;
  if (!isEndpoint) return configured(name, options, cwd);
  if (name !== undefined)
    throw invalid('Give the name of a configured model, or --base-url and --model, not both.');
  if (model === undefined) throw invalid('--base-url needs --model: the name of the model there.');
  const config = {
    model,
    ...(baseUrl !== undefined && { baseUrl }),
    ...(apiKeyEnv !== undefined && { apiKeyEnv }),
  };
  return { config, reliance: relianceOf(undefined, config, {}) };
}

async function configured(
  name: string | undefined,
  { config }: ModelOptions,
  cwd: string,
): Promise<ChosenModel> {
  const { models, setting } = await readModels(config, cwd);
  const names = Object.keys(models);
  if (name === undefined) throw invalid(`Name one of the configured models: ${names.join(', ')}.`);
  const found = Object.hasOwn(models, name) ? models[name] : undefined;
  if (found) return { config: found, reliance: relianceOf(name, found, setting) };
  const sentence = `No model is named ${escapeText(name)}. ${suggest(name, names)}`;
  throw new ScaError('MODEL_UNKNOWN', sentence, { details: { name, names } });
}

function invalid(sentence: string): ScaError {
  return new ScaError('OPTION_INVALID', sentence);
}
