import { z } from 'zod';

/** Parameters that several tools share. */
export const orderId = z.string().describe('The order, "#" included, for example "#W1234567".');
export const paymentMethodId = z
  .string()
  .describe('One of the payment methods of the customer, as the user details name them.');
export const itemIds = z
  .array(z.string())
  .describe('Ids of items of the order; an item held twice may be named twice.');
export const newItemIds = z
  .array(z.string())
  .describe('Ids of the variants to get instead, one for each item and in the same order.');
