import { REASON_CODES, ReasonCode, ScaError } from '@sca/core';
import { suggest } from '../../nearest.ts';
import { escapeText } from '../../terminal/escape-text.ts';

/** Reads `reason=on` and `reason=off`; the last one for a reason counts. @throws ScaError `OPTION_INVALID` */
export function parseRules(rules: readonly string[]): Partial<Record<ReasonCode, boolean>> {
  return Object.fromEntries(rules.flatMap((rule) => rule.split(',')).map(parseRule));
}

function parseRule(rule: string): [ReasonCode, boolean] {
  const [name = '', setting, ...rest] = rule.split('=');
  if (setting === undefined && !ReasonCode.safeParse(name).success) {
    throw invalid(rule, 'it is neither reason=on nor reason=off. One file is checked at a time.');
  }
  const reason = ReasonCode.safeParse(name);
  if (!reason.success)
    throw invalid(rule, `there is no reason code "${escapeText(name)}". ${suggest(name, REASON_CODES)}`);
  if ((setting !== 'on' && setting !== 'off') || rest.length > 0) {
    throw invalid(rule, `write ${name}=on or ${name}=off.`);
  }
  if (rule === 'malformed=off')
    throw invalid(rule, 'what cannot be read cannot be judged, so malformed stays on.');
  return [reason.data, setting === 'on'];
}

function invalid(rule: string, problem: string): ScaError {
  return new ScaError('OPTION_INVALID', `--rule ${escapeText(rule)}: ${problem}`, {
    details: { option: 'rule', value: rule },
  });
}
