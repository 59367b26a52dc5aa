import { type Model, type ModelReply, type ModelRequest, ScaError, Usage } from '@sca/core';
import type { ModelMiddleware } from '../middleware.ts';
import { CostBound } from './cost-bound.ts';
import type { Ledger } from './create-ledger.ts';
import { costUsd, type Price } from './price.ts';

export interface UsageOptions {
  readonly ledger: Ledger;
  /** Whose account the calls are on. */
  readonly role: string;
  /** Goes before what the endpoint says of its price. */
  readonly price?: Price | undefined;
  /** Taken where neither is there. */
  readonly listPrice?: Price | undefined;
}

/**
 * Enters every reply in a ledger and gives it its cost. Failed calls that the provider counted are entered too; hits of
 * a cache are entered apart. Where the ledger has a limit, a call first sets aside what it may cost at most, so that
 * many calls at once do not go beyond it together. A call without `maxTokens` is taken to write at most 4,096 tokens.
 *
 * @throws ScaError `MODEL_PRICE_UNKNOWN`, at once, where there is a limit and no price to hold it with
 */
export function withUsage({ ledger, role, price, listPrice }: UsageOptions): ModelMiddleware {
  return (model) => {
    const known = price ?? listPrice;
    if (ledger.limitUsd !== null && !known) throw priceUnknown(model);
    const account: Account = {
      ledger,
      role,
      bound: ledger.limitUsd === null || !known ? null : new CostBound(known),
      // The endpoint's own word goes before a list.
      toCost: (usage) =>
        price ? costUsd(usage, price) : (usage.costUsd ?? (listPrice ? costUsd(usage, listPrice) : null)),
    };
    return { name: model.name, generate: (request) => generateOnAccount(model, request, account) };
  };
}

interface Account {
  readonly ledger: Ledger;
  readonly role: string;
  /** Null where there is no limit. */
  readonly bound: CostBound | null;
  readonly toCost: (usage: Usage) => number | null;
}

async function generateOnAccount(model: Model, request: ModelRequest, account: Account): Promise<ModelReply> {
  const { ledger, role, bound, toCost } = account;
  const release = bound && (await ledger.reserve(bound.boundUsd(request), request.signal));
  try {
    const reply = await model.generate(request);
    if (reply.savedUsage) {
      ledger.addSaved(role, { ...reply.savedUsage, costUsd: toCost(reply.savedUsage) });
      return reply;
    }
    const usage = { ...reply.usage, costUsd: toCost(reply.usage) };
    ledger.add(role, usage);
    bound?.learn(request, usage);
    return { ...reply, usage };
  } catch (thrown) {
    const usage = usageOf(thrown);
    if (usage) ledger.add(role, { ...usage, costUsd: toCost(usage) });
    throw thrown;
  } finally {
    release?.();
  }
}

/** What the provider counted of a reply that turned out to be none. */
function usageOf(thrown: unknown): Usage | undefined {
  return thrown instanceof ScaError ? Usage.safeParse(thrown.details.usage).data : undefined;
}

function priceUnknown({ name }: Model): ScaError {
  const sentence = `No price is known for ${name}, so a cost limit cannot be held. Set its price in the configuration; 0 where it costs nothing.`;
  return new ScaError('MODEL_PRICE_UNKNOWN', sentence, { details: { model: name } });
}
