// What sessions cost over a 3 MB state, beside the plain way: copying the state and hashing all of it.
// Run with `pnpm bench core`, or `node --import tsx packages/core/src/state.bench.ts [--json FILE]`.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import { z } from 'zod';
import {
  contentHash,
  defineEnvironment,
  defineTool,
  getOwn,
  type Json,
  startSession,
  ToolError,
} from './index.ts';

interface Order {
  order_id: string;
  user_id: string;
  status: string;
  items: { item_id: string; name: string; price: number; options: Record<string, string> }[];
  payment_history: { transaction_type: string; amount: number }[];
  note: string;
}

interface Shop {
  orders: Record<string, Order>;
}

const ORDERS = 2000;

function orderOf(index: number): Order {
  const items = Array.from({ length: 5 }, (_, item) => ({
    item_id: String(1_000_000 + index * 10 + item),
    name: `Article ${item}`,
    price: index + item / 100,
    options: { color: 'midnight blue', size: 'extra large', material: 'recycled polyester' },
  }));
  return {
    order_id: `#W${1_000_000 + index}`,
    user_id: `user_${index % 500}`,
    status: 'pending',
    items,
    payment_history: [{ transaction_type: 'payment', amount: index }],
    note: 'left at the door '.repeat(40),
  };
}

function findOrder(shop: Shop, id: string): Order {
  const order = getOwn(shop.orders, id);
  if (!order) throw new ToolError('Error: order not found');
  return order;
}

const input = z.object({ order_id: z.string() });
const getOrder = defineTool({
  name: 'get_order',
  description: 'Shows an order.',
  effect: 'read',
  input,
  execute: (shop: Shop, { order_id }) => findOrder(shop, order_id),
});
const cancelOrder = defineTool({
  name: 'cancel_order',
  description: 'Cancels an order.',
  effect: 'write',
  input,
  execute(shop: Shop, { order_id }) {
    const order = findOrder(shop, order_id);
    order.status = 'cancelled';
    order.payment_history.push({ transaction_type: 'refund', amount: order.payment_history[0]?.amount ?? 0 });
    return order.status;
  },
});

const orders = Object.fromEntries(
  Array.from({ length: ORDERS }, (_, index) => [`#W${1_000_000 + index}`, orderOf(index)]),
);
const plain: Shop = { orders };
const shop = defineEnvironment<Shop>({
  id: 'bench/shop',
  version: '1',
  tools: [getOrder, cancelOrder],
  initialState: plain,
});

let turn = 0;
function nextOrder(): { order_id: string } {
  turn += 1;
  return { order_id: `#W${1_000_000 + (turn % ORDERS)}` };
}

let session = startSession(shop);
const openSession = {
  beforeEach() {
    session = startSession(shop);
  },
};
const openAndWrite = {
  beforeEach() {
    session = startSession(shop);
    session.call('cancel_order', nextOrder());
  },
};

const firstDigest = performance.now();
const initialDigest = shop.dataHash;
const firstDigestMs = performance.now() - firstDigest;

const bench = new Bench({ time: 1000, warmupTime: 300 });
bench
  .add('open a session', () => startSession(shop))
  .add('read call', () => session.call('get_order', nextOrder()), openSession)
  .add('write call', () => session.call('cancel_order', nextOrder()), openSession)
  .add('digest after one write', () => session.digest(), openAndWrite)
  .add('diff after one write', () => session.diff(), openAndWrite)
  .add('fork after one write', () => session.fork(), openAndWrite)
  .add('plain: copy the state (structuredClone)', () => structuredClone(plain))
  .add('plain: hash the state (canonical JSON)', () => contentHash(plain as unknown as Json));
await bench.run();

const TARGETS_US: Record<string, number> = { 'open a session': 5, 'digest after one write': 50 };
const rows = bench.tasks.map(({ name, result }) => {
  if (!('latency' in result)) throw new Error(`"${name}" did not finish`);
  const { p50, p99 } = result.latency;
  return { name, medianUs: round(p50 * 1000), p99Us: round(p99 * 1000), targetUs: TARGETS_US[name] ?? null };
});
const stateBytes = JSON.stringify(plain).length;

console.log(
  `A state of ${(stateBytes / 1e6).toFixed(1)} MB; its first digest took ${firstDigestMs.toFixed(0)} ms.`,
);
console.table(rows);
const { values } = parseArgs({ options: { json: { type: 'string' } } });
if (values.json) {
  const report = {
    bench: 'core/state',
    stateBytes,
    firstDigestMs: round(firstDigestMs),
    initialDigest,
    rows,
  };
  writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
