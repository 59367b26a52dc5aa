import { ENVIRONMENT_RULES, type EnvironmentFinding, type EnvironmentRule } from './environment-report.ts';

/** Problems of one rule and tool that are listed; the rest would say the same again. */
const MAX_LISTED = 3;

interface Problem {
  readonly rule: EnvironmentRule;
  readonly tool: string | null;
  readonly text: string;
}

/** Collects problems while an environment is checked. */
export class ProblemLog {
  readonly #problems: Problem[] = [];

  add(rule: EnvironmentRule, text: string, tool: string | null = null): void {
    const alike = this.#problems.filter((each) => each.rule === rule && each.tool === tool);
    if (alike.length < MAX_LISTED && !alike.some((each) => each.text === text)) {
      this.#problems.push({ rule, tool, text });
    }
  }

  /** Findings on every rule, in order. Rules that were not reached and have no problem are skipped. */
  findings(reached: ReadonlySet<EnvironmentRule>): EnvironmentFinding[] {
    const rules = Object.keys(ENVIRONMENT_RULES) as EnvironmentRule[];
    return rules.flatMap((rule): EnvironmentFinding[] => {
      const problems = this.#problems.filter((each) => each.rule === rule);
      if (problems.length > 0) return problems.map((problem) => ({ ...problem, status: 'problem' }));
      if (reached.has(rule)) return [{ rule, status: 'ok', tool: null, text: ENVIRONMENT_RULES[rule] }];
      return [
        { rule, status: 'skipped', tool: null, text: 'Not looked at: the initial state could not be made.' },
      ];
    });
  }
}

/** A value as short JSON, to name it in a sentence. */
export function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
