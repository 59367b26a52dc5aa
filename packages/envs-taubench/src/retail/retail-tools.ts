import { calculate } from '../tools/calculate.ts';
import type { TauTool } from '../tools/tau-tool.ts';
import { think } from '../tools/think.ts';
import { transferToHumanAgents } from '../tools/transfer-to-human-agents.ts';
import type { RetailState } from './retail-state.ts';
import { cancelPendingOrder } from './tools/cancel-pending-order.ts';
import { exchangeDeliveredOrderItems } from './tools/exchange-delivered-order-items.ts';
import { findUserIdByEmail } from './tools/find-user-id-by-email.ts';
import { findUserIdByNameZip } from './tools/find-user-id-by-name-zip.ts';
import { getOrderDetails } from './tools/get-order-details.ts';
import { getProductDetails } from './tools/get-product-details.ts';
import { getUserDetails } from './tools/get-user-details.ts';
import { listAllProductTypes } from './tools/list-all-product-types.ts';
import { modifyPendingOrderAddress } from './tools/modify-pending-order-address.ts';
import { modifyPendingOrderItems } from './tools/modify-pending-order-items.ts';
import { modifyPendingOrderPayment } from './tools/modify-pending-order-payment.ts';
import { modifyUserAddress } from './tools/modify-user-address.ts';
import { returnDeliveredOrderItems } from './tools/return-delivered-order-items.ts';

/** The tools of the store, in the original's order. */
export const RETAIL_TOOLS: readonly TauTool<RetailState>[] = [
  calculate,
  cancelPendingOrder,
  exchangeDeliveredOrderItems,
  findUserIdByEmail,
  findUserIdByNameZip,
  getOrderDetails,
  getProductDetails,
  getUserDetails,
  listAllProductTypes,
  modifyPendingOrderAddress,
  modifyPendingOrderItems,
  modifyPendingOrderPayment,
  modifyUserAddress,
  returnDeliveredOrderItems,
  think,
  transferToHumanAgents,
];
