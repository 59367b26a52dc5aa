/**
 * How faithful an environment is to the original.
 *
 * `upstream` reproduces it, quirks included, as published numbers were made with it; `fixed` repairs the faults
 * that the README lists.
 */
export type Compat = 'upstream' | 'fixed';
