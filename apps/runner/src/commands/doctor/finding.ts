/** What one look found. */
export interface Finding {
  /** `absent`: a run can do without it. */
  readonly state: 'good' | 'absent' | 'bad';
  readonly subject: string;
  readonly detail: string;
  /** What to do. */
  readonly advice?: string;
}
