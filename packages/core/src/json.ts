/** Any value that JSON can carry. Numbers are finite; `-0` is written as `0`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object whose keys may have been chosen by a model: read it with {@link getOwn}. */
export type JsonObject = { readonly [key: string]: Json };
