import {
  defineEnvironment,
  defineTool,
  type Environment,
  type EnvironmentReference,
  ToolError,
} from '@sca/core';
import { z } from 'zod';

interface Product {
  id: string;
  name: string;
  price: number;
  stock: number;
  tags: string[];
}
interface OrderLine {
  product: string;
  qty: number;
  price: number;
}
interface Order {
  id: string;
  user: string;
  status: string;
  items: OrderLine[];
  total: number;
  note: string;
}
interface User {
  id: string;
  name: string;
  email: string;
  address: { street: string; city: string; zip: string };
}
interface Shop {
  users: User[];
  orders: Order[];
  products: Product[];
}

function range<Item>(length: number, make: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => make(index));
}

/** The sizes of the measured prototype: 20 users, 40 products, 60 orders; results of 0.2 to 3 KB. */
function makeShop(): Shop {
  const price = (product: number): number => 10 + product * 3;
  const line = (product: number, qty: number): OrderLine => ({
    product: `p${product}`,
    qty,
    price: price(product),
  });
  return {
    users: range(20, (i) => ({
      id: `u${i}`,
      name: `User ${i}`,
      email: `user${i}@example.com`,
      address: { street: `${i} Main St`, city: `Town${i % 5}`, zip: `900${i}` },
    })),
    products: range(40, (i) => ({
      id: `p${i}`,
      name: `Product ${i}`,
      price: price(i),
      stock: i % 7,
      tags: [`t${i % 3}`, `t${i % 4}`],
    })),
    orders: range(60, (i) => {
      const items = [line(i % 40, 1 + (i % 3)), line((i * 7) % 40, 2)];
      const total = items.reduce((sum, each) => sum + each.qty * each.price, 0);
      return {
        id: `o${i}`,
        user: `u${i % 4}`,
        status: ['pending', 'shipped', 'delivered'][i % 3] ?? '',
        items,
        total,
        note: '',
      };
    }),
  };
}

const id = z.object({ id: z.string() });

export const shop: Environment = defineEnvironment<Shop>({
  id: 'bench/shop',
  version: '1',
  initialState: makeShop,
  tools: [
    defineTool({
      name: 'get_user',
      description: 'One user.',
      effect: 'read',
      input: id,
      execute: (state: Shop, input) => state.users.find((user) => user.id === input.id) ?? null,
    }),
    defineTool({
      name: 'list_orders',
      description: 'All orders of a user.',
      effect: 'read',
      input: z.object({ user: z.string() }),
      execute: (state: Shop, input) => state.orders.filter((order) => order.user === input.user),
    }),
    defineTool({
      name: 'search_products',
      description: 'Products with a tag.',
      effect: 'read',
      input: z.object({ tag: z.string() }),
      execute: (state: Shop, input) => state.products.filter((product) => product.tags.includes(input.tag)),
    }),
    defineTool({
      name: 'get_order',
      description: 'One order.',
      effect: 'read',
      input: id,
      execute: (state: Shop, input) => state.orders.find((order) => order.id === input.id) ?? null,
    }),
    defineTool({
      name: 'update_order',
      description: 'Changes fields of an order.',
      effect: 'write',
      input: z.object({ id: z.string(), patch: z.record(z.string(), z.json()) }),
      execute(state: Shop, input) {
        const order = state.orders.find((each) => each.id === input.id);
        if (!order) throw new ToolError(`There is no order ${input.id}.`);
        return Object.assign(order, input.patch);
      },
    }),
  ],
});

const solution = `
const user = await tools.get_user({ id: 'u0' });
if (!user) throw new Error('no user');
const orders = await tools.list_orders({ user: user.id });
const pending = orders.filter((order) => order.status === 'pending').sort((a, b) => b.total - a.total);
const products = tools.search_products({ tag: 't1' });
const cheap = new Map(products.filter((product) => product.price < 90).map((product) => [product.id, product]));
const target = pending.find((order) => order.items.some((item) => cheap.has(item.product)));
const before = await tools.get_order({ id: target.id });
const saved = before.items.reduce((sum, item) => sum + (cheap.has(item.product) ? item.qty * item.price * 0.1 : 0), 0);
await tools.update_order({ id: target.id, patch: { status: 'discounted', note: 'saved ' + saved.toFixed(2), total: before.total - saved } });
return { order: target.id, saved: Number(saved.toFixed(2)), email: user.email };
`;

const verify = `
async function verify(answer) {
  const user = await tools.get_user({ id: 'u0' });
  const orders = tools.list_orders({ user: user.id });
  const products = tools.search_products({ tag: 't1' });
  const cheap = new Set(products.filter((product) => product.price < 90).map((product) => product.id));
  const candidates = orders.filter((order) => order.status === 'pending' || order.id === answer.order);
  const discount = (order) => order.items.reduce((sum, item) => sum + (cheap.has(item.product) ? item.qty * item.price * 0.1 : 0), 0);
  const full = (order) => order.items.reduce((sum, item) => sum + item.qty * item.price, 0);
  const best = candidates.filter((order) => order.items.some((item) => cheap.has(item.product))).sort((a, b) => full(b) - full(a))[0];
  if (!best || best.id !== answer.order) return false;
  const now = await tools.get_order({ id: best.id });
  if (now.status !== 'discounted') return false;
  const again = await tools.get_order({ id: best.id });
  return Math.abs(again.total - (full(best) - discount(best))) < 0.01 && Math.abs(answer.saved - discount(best)) < 0.01 && answer.email === user.email;
}
`;

/** One Code-as-Task of 8 runs: the solution and three failure cases, each followed by the verifier. */
export const shopTask = {
  environment: { id: 'bench/shop' },
  instruction: 'Discount my most expensive pending order that holds a product tagged t1 under 90.',
  verify,
  solution,
  failures: [
    { code: solution.replace('b.total - a.total', 'a.total - b.total') },
    { code: solution.replace("status: 'discounted'", "status: 'shipped'") },
    { code: solution.replace('saved: Number(saved.toFixed(2))', 'saved: 0') },
  ],
};

/** The environment as a worker thread loads it. */
export const shopReference: EnvironmentReference = { module: import.meta.url, export: 'shop' };
