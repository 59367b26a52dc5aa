/**
 * Whose rules hold: `upstream` are those of the original code with its quirks, `fixed` those that it meant.
 *
 * Official wording, where it is given, goes with `upstream` only.
 */
export type Compat = 'upstream' | 'fixed';
