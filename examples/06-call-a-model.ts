import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLedger, createModels, createReplyCache } from '@sca/model';

// In the place of vLLM or another server: it always says the same.
const server = createServer((request, response) => {
  request.resume();
  const message = { role: 'assistant', content: 'Hello.' };
  const usage = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ object: 'chat.completion', choices, usage }));
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

// A configuration has one model for every role; what it names is in the README of @sca/model.
const price = { promptUsdPerMillion: 1, completionUsdPerMillion: 4 };
const configs = { executor: { baseUrl, model: 'Qwen/Qwen3-8B', price } };
const folder = await mkdtemp(join(tmpdir(), 'sca-cache-'));
const ledger = createLedger({ limitUsd: 5 });
const { executor } = createModels(configs, { ledger, cache: createReplyCache({ folder }) });

const request = { messages: [{ role: 'user' as const, content: 'Hello?' }], trial: 0 };
const reply = await executor.generate(request);
console.log(reply.message.content, reply.usage.completionTokens, 'tokens');
// Hello. 2 tokens
const again = await executor.generate(request);
console.log('from the cache:', again.savedUsage?.completionTokens, 'tokens saved');
// from the cache: 2 tokens saved
console.log(ledger.totals.executor?.usage.calls, 'call for', ledger.spentUsd.toFixed(6), 'dollars');
// 1 call for 0.000017 dollars

server.closeAllConnections();
server.close();
await rm(folder, { recursive: true });
