import { type CheckMode, REASON_CODES, type ReasonCode, ScaError } from '@sca/core';

const STRICT_ONLY: ReadonlySet<ReasonCode> = new Set(['noop-accepted', 'verifier-wrote', 'unstable']);

/**
 * The rules of a mode with single ones switched.
 *
 * @throws ScaError `RULE_UNKNOWN` for a code that is none, or for `malformed`, which cannot be switched off.
 */
export function resolveRules(
  mode: CheckMode,
  switched: Partial<Record<ReasonCode, boolean>> = {},
): ReasonCode[] {
  for (const [code, isOn] of Object.entries(switched)) {
    const isKnown = (REASON_CODES as readonly string[]).includes(code);
    if (isKnown && !(code === 'malformed' && !isOn)) continue;
    const problem = isKnown ? 'The rule malformed cannot be switched off' : `There is no rule named ${code}`;
    throw new ScaError('RULE_UNKNOWN', `${problem}. Rules are ${REASON_CODES.join(', ')}.`, {
      details: { code },
    });
  }
  return REASON_CODES.filter((code) => switched[code] ?? (mode === 'strict' || !STRICT_ONLY.has(code)));
}
