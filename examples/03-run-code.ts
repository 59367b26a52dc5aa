import { createSandbox } from '@sca/sandbox';

const sandbox = createSandbox({ limits: { wallTimeMs: 500 }, workers: 1 });

// Tools are the caller's own functions; the code calls them with or without await.
const prices = new Map([
  ['apple', 0.4],
  ['pear', 0.7],
]);
const tools = { price_of: (args: unknown) => prices.get((args as { fruit: string }).fruit) ?? null };

const sum = await sandbox.run({
  code: `
    const [apple, pear] = await Promise.all(input.map((fruit) => price_of({ fruit })));
    console.log('an apple costs', apple);
    return apple + pear;`,
  tools,
  input: ['apple', 'pear'],
});
console.log(sum.status, sum.value, sum.console, sum.calls.length);

// Whatever the code does is a result, not an exception.
const forever = await sandbox.run({ code: 'while (true) {}' });
console.log(forever.status);

const hostNames = await sandbox.run({ code: 'return typeof process + typeof require + typeof fetch;' });
console.log(hostNames.value);

// The same code with the same seed gives the same result.
const roll = { code: 'return Math.floor(Math.random() * 6) + 1;', seed: 7 };
const [first, second] = [await sandbox.run(roll), await sandbox.run(roll)];
console.log(first.value === second.value);

await sandbox.close();
