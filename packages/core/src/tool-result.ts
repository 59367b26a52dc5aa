import type { Json } from './json.ts';
import { plainValue } from './state/plain-value.ts';
import type { StateOverlay } from './state/state-overlay.ts';
import type { ToolFailure, ToolSuccess } from './tool.ts';
import { isWorded, madeValue, type WordedValue } from './worded-value.ts';

/**
 * The result of a call that returned. What it says is fixed now; value and text are made when first read.
 *
 * @throws TypeError or ScaError `STATE_NOT_JSON` when the tool returned what JSON cannot carry.
 */
export function toolSuccess(returned: unknown, overlay: StateOverlay): ToolSuccess {
  const worded = isWorded(returned) ? returned : undefined;
  const later = typeof worded?.value === 'function' ? worded : undefined;
  let json = later ? undefined : toJson(plainValue(overlay, worded ? worded.value : returned));
  let value: { readonly parsed: Json } | undefined;
  let text: string | undefined;
  return {
    ok: true,
    get json(): string {
      json ??= toJson(later && madeValue(later));
      return json;
    },
    get value(): Json {
      value ??= { parsed: JSON.parse(this.json) as Json };
      return value.parsed;
    },
    get text(): string {
      text ??= worded ? wordsOf(worded, this) : this.json;
      return text;
    },
  };
}

function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

/** The result of a call that was refused. */
export function toolFailure(error: string): ToolFailure {
  return { ok: false, error, text: error };
}

function wordsOf({ text }: WordedValue, result: ToolSuccess): string {
  return typeof text === 'function' ? text(JSON.parse(result.json) as Json) : text;
}
