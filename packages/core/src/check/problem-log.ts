import { ENVIRONMENT_RULES, type EnvironmentFinding, type EnvironmentRule } from './environment-report.ts';

/** Problems by one rule that are listed of one tool, which would go on to say the same, and of no tool. */
const MAX_LISTED = { ofTool: 1, ofNoTool: 10 };

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
    const most = tool === null ? MAX_LISTED.ofNoTool : MAX_LISTED.ofTool;
    if (alike.length < most && !alike.some((each) => each.text === text)) {
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
  return shorten(JSON.stringify(value) ?? String(value));
}

export function shorten(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}...` : text;
}
