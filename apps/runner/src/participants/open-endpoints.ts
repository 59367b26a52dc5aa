import { readFile } from 'node:fs/promises';
import { type Model, ScaError } from '@sca/core';
import {
  createLedger,
  createModelRedactor,
  createModels,
  createReplyCache,
  type Ledger,
  LedgerTotals,
  type ModelConfigInput,
  type Models,
  type RetryEvent,
} from '@sca/model';
import type { ModelSettings } from '../experiment/model-settings.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import type { RunFolder } from '../run-folder/run-folder.ts';
import { writeJsonFile } from '../run-folder/write-json-file.ts';
import { createEndpointWatch } from './endpoint-watch.ts';

/** The models behind endpoints of a run, with one account and one cache for all. */
export interface Endpoints extends AsyncDisposable {
  /** Opens a model under the name that it is accounted by. */
  open(role: string, settings: EndpointSettings): Model;
  readonly ledger: Ledger;
  /** How often an endpoint said that it was asked too much. */
  readonly rateLimits: number;
}

type EndpointSettings = Exclude<ModelSettings, { readonly provider: 'reference' }>;

export interface EndpointsRequest {
  readonly experiment: Experiment;
  readonly folder: Pick<RunFolder, 'file' | 'log'>;
  /** Tells whoever looks on that calls wait. */
  note(line: string): void;
  /** True once nothing new is to be begun. */
  isStopping(): boolean;
}

/** The account is written so often that a killed process loses no more of it than this. */
const SAVE_INTERVAL_MS = 1000;

/**
 * Goes on with the account of the run, so that its cost limit holds across resumes, and with its cache, so that a
 * call that was answered is not made again.
 */
export async function openEndpoints({
  experiment,
  folder,
  note,
  isStopping,
}: EndpointsRequest): Promise<Endpoints> {
  const path = folder.file('usage.json');
  const { costUsd } = experiment.limits;
  const ledger = createLedger({
    start: await readTotals(path),
    ...(costUsd !== undefined && { limitUsd: costUsd }),
  });
  let rateLimits = 0;
  const watch = createEndpointWatch({ note, isStopping });
  const onRetry = (role: string, event: RetryEvent): void => {
    const { error, attempt } = event;
    if (error.code === 'MODEL_RATE_LIMITED') rateLimits += 1;
    // A disk that is full is told by the records of the run.
    folder.log({ type: 'retry', role, attempt, code: error.code }).catch(() => {});
    watch.retried(role, event);
  };
  // Made with the first call: a run that is only read needs no keys.
  const make = (configs: Readonly<Record<string, ModelConfigInput>>): Models<string> => {
    const cache = createReplyCache({ folder: folder.file('cache'), redact: createModelRedactor(configs) });
    return createModels(configs, { ledger, cache, onRetry });
  };
  const configs = configsOf(experiment.models);
  let models: Models<string> | undefined;
  const modelOf = (role: string, settings: EndpointSettings): Model => {
    // Models of the experiment share the limits of their endpoints; one that was trained has its own.
    if (experiment.models[role as keyof Experiment['models']] !== settings)
      return make({ [role]: configOf(settings) })[role] as Model;
    models ??= make(configs);
    return models[role] as Model;
  };
  let saved = JSON.stringify(ledger.totals);
  const save = async (): Promise<void> => {
    const totals = JSON.stringify(ledger.totals);
    if (totals === saved) return;
    saved = totals;
    await writeJsonFile(path, ledger.totals);
  };
  const timer = setInterval(() => void save().catch(() => {}), SAVE_INTERVAL_MS).unref();
  return {
    ledger,
    get rateLimits() {
      return rateLimits;
    },
    open(role, settings) {
      let model: Model | undefined;
      return {
        name: settings.model,
        async generate(request) {
          model ??= modelOf(role, settings);
          const reply = await model.generate(request);
          watch.answered(role);
          return reply;
        },
      };
    },
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await save();
    },
  };
}

/**
 * Takes the keys of an experiment's models out of texts; undefined where no model has one. A key that is not set is
 * no secret to keep: whoever needs it says so.
 */
export function secretsRedactor({ models }: Experiment): ((text: string) => string) | undefined {
  const configs = configsOf(models);
  const redactors = Object.entries(configs).flatMap(([role, config]) => {
    try {
      return [createModelRedactor({ [role]: config })];
    } catch {
      return [];
    }
  });
  if (redactors.length === 0) return undefined;
  return (text) => redactors.reduce((masked, redact) => redact(masked), text);
}

function configOf({ provider: _provider, ...config }: EndpointSettings): ModelConfigInput {
  return config;
}

function configsOf(models: Experiment['models']): Record<string, ModelConfigInput> {
  const endpoints = Object.entries(models).flatMap(([role, settings]): [string, ModelConfigInput][] =>
    settings === undefined || settings.provider === 'reference' ? [] : [[role, configOf(settings)]],
  );
  return Object.fromEntries(endpoints);
}

async function readTotals(path: string): Promise<LedgerTotals> {
  const text = await readFile(path, 'utf8').catch(() => '{}');
  try {
    return LedgerTotals.parse(JSON.parse(text));
  } catch (cause) {
    const message = `${path} is damaged: it holds what the run has spent so far. Mend it, or remove it to count anew.`;
    throw new ScaError('RUN_UNREADABLE', message, { cause, details: { path } });
  }
}
