import { compareCodePoints } from '@sca/core';
import { z } from 'zod';
import { dictOf, keysOf, type PythonValue } from '../../python/python-value.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { Product, RetailState } from '../retail-state.ts';

/** Upstream: tools/list_all_product_types.py. */
export const listAllProductTypes = defineTauTool({
  name: 'list_all_product_types',
  description: 'List the names of all products with their product ids.',
  effect: 'read',
  parameters: z.strictObject({}),
  execute({ products }: RetailState) {
    const entries = keysOf(products).map((id): [string, PythonValue] => [(products[id] as Product).name, id]);
    return dumped(dictOf(entries.sort(([a], [b]) => compareCodePoints(a, b))));
  },
});
