import { expect, test } from 'vitest';
import { forkStubServer } from './fork-stub-server.ts';

test('serves from a process of its own, and is changed and read from here', async () => {
  const repliesModule = `data:text/javascript,${encodeURIComponent('export const replies = () => "from afar"')}`;
  await using server = await forkStubServer({ repliesModule, maxInFlight: 0 });
  const ask = () => {
    const body = JSON.stringify({ model: 'm', messages: [] });
    return fetch(`${server.baseUrl}/chat/completions`, { method: 'POST', body });
  };
  expect((await ask()).status).toBe(429);
  await server.set({ maxInFlight: 1 });
  expect(await (await ask()).text()).toContain('from afar');
  expect(await server.counts()).toMatchObject({ requests: 2, completions: 1, overCapacity: 1 });
});
