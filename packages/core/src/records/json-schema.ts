import { z } from 'zod';
import type { Json } from '../json.ts';

/** Any JSON value. */
export const JsonValue: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/** Lower-case hex sha256. */
export const Sha256: z.ZodString = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 lower-case hex digits');
