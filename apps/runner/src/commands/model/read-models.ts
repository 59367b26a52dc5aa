import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, ScaError } from '@sca/core';
import { type ModelsConfig, parseModelsConfig } from '@sca/model';
import { escapeText } from '../../terminal/escape-text.ts';
import { readYaml } from '../../yaml/read-yaml.ts';
import type { Setting } from './reliance.ts';

/** Where models are looked for when no file is named, in this order. */
const DEFAULT_FILES = ['experiment.yaml', 'models.yaml'];

/** The models of a file, and the file around them. */
export interface ConfiguredModels {
  readonly models: ModelsConfig;
  readonly setting: Setting;
}

/**
 * Reads the `models:` section of a YAML or JSON file; other sections are left to others.
 *
 * @throws ScaError `CONFIG_UNREADABLE`, `MODEL_CONFIG_INVALID`
 */
export async function readModels(given: string | undefined, cwd: string): Promise<ConfiguredModels> {
  const names = given === undefined ? DEFAULT_FILES : [given];
  for (const name of names) {
    const text = await readFile(resolve(cwd, name), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw unreadable(name, error);
    });
    if (text !== undefined) return modelsOf(text, name);
  }
  throw missing(names);
}

function modelsOf(text: string, name: string): ConfiguredModels {
  const { document } = readYaml(text, { name, code: 'CONFIG_UNREADABLE' });
  const setting = (document.toJS({ maxAliasCount: -1 }) ?? {}) as Setting & { models?: unknown };
  const { models } = setting;
  if (models !== undefined && models !== null)
    return { models: parseModelsConfig(endpointsOf(models)), setting };
  throw new ScaError('CONFIG_UNREADABLE', `${escapeText(name)} has no section models:.`, {
    details: { name },
  });
}

/** An experiment says of each model who provides it; the reference policy is behind no endpoint. */
function endpointsOf(models: unknown): unknown {
  if (typeof models !== 'object' || models === null || Array.isArray(models)) return models;
  const endpoints = Object.entries(models).flatMap(([role, settings]): [string, unknown][] => {
    if (typeof settings !== 'object' || settings === null) return [[role, settings]];
    const { provider, ...config } = settings as { readonly provider?: unknown };
    if (provider === 'reference') return [];
    return [[role, provider === 'openai' ? config : settings]];
  });
  return Object.fromEntries(endpoints);
}

function unreadable(name: string, cause: unknown): ScaError {
  const sentence = `${escapeText(name)} cannot be read: ${escapeText(messageOf(cause))}`;
  return new ScaError('CONFIG_UNREADABLE', sentence, { cause, details: { name } });
}

function missing(names: readonly string[]): ScaError {
  const sentence = `There is no ${names.map(escapeText).join(' and no ')}. Name a file with --config, or an endpoint with --base-url and --model.`;
  return new ScaError('CONFIG_UNREADABLE', sentence, { details: { names: [...names] } });
}
