import { z } from 'zod';
import { lookUp } from '../../python/containers.ts';
import { refuse } from '../../python/python-error.ts';
import { defineTauTool } from '../../tools/tau-tool.ts';
import { dumped } from '../../tools/tool-output.ts';
import type { RetailState } from '../retail-state.ts';

/** Upstream: tools/get_product_details.py. */
export const getProductDetails = defineTauTool({
  name: 'get_product_details',
  description: 'Read a product: all its variants with their options, prices and whether they are in stock.',
  effect: 'read',
  parameters: z.strictObject({ product_id: z.string().describe('The product, which is not an item id.') }),
  execute: ({ products }: RetailState, { product_id }) =>
    dumped(lookUp(products, product_id) ?? refuse('product not found')),
});
