import { z } from 'zod';
import { calculateFixed } from '../calculate/calculate-fixed.ts';
import { calculateUpstream } from '../calculate/calculate-upstream.ts';
import { defineTauTool } from './tau-tool.ts';
import { spoken } from './tool-output.ts';

/** Arithmetic. */
export const calculate = defineTauTool({
  name: 'calculate',
  description: 'Work out an arithmetic expression. The result is rounded to two decimals.',
  effect: 'read',
  parameters: z.strictObject({
    expression: z.string().describe('Digits, + - * / ( ) and blanks, for example "2 * (3 + 4)".'),
  }),
  execute: (_state, { expression }, compat) =>
    spoken(compat === 'upstream' ? calculateUpstream(expression) : calculateFixed(expression as string)),
});
